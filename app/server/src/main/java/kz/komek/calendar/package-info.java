/** When people work, and when what was promised is due. */
@NullMarked
package kz.komek.calendar;

import org.jspecify.annotations.NullMarked;
