/** What residents were promised, and the clocks that run until it is kept. */
@NullMarked
package kz.komek.sla;

import org.jspecify.annotations.NullMarked;
