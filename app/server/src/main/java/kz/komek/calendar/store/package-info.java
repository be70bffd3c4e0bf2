@NullMarked
package kz.komek.calendar.store;

import org.jspecify.annotations.NullMarked;
