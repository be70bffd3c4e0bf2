@NullMarked
package kz.komek.platform.audit.web;

import org.jspecify.annotations.NullMarked;
