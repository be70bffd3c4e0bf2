@NullMarked
package kz.komek.report.domain;

import org.jspecify.annotations.NullMarked;
