/** Clocks and rules in PostgreSQL. */
@NullMarked
package kz.komek.sla.store;

import org.jspecify.annotations.NullMarked;
