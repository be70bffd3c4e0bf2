/** Figures of the register: reads, never writes. */
@NullMarked
package kz.komek.report;

import org.jspecify.annotations.NullMarked;
