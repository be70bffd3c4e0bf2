@NullMarked
package kz.komek.calendar.domain;

import org.jspecify.annotations.NullMarked;
