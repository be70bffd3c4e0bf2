@NullMarked
package kz.komek.report.web;

import org.jspecify.annotations.NullMarked;
