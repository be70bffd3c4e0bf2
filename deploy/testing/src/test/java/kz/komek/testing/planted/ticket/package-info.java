/** An interface to the compiler; it needs no second implementation. */
@NullMarked
package kz.komek.testing.planted.ticket;

import org.jspecify.annotations.NullMarked;
