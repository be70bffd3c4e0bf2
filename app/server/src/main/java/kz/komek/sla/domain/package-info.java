/** Clocks, and the rules that set them: plain Java. */
@NullMarked
package kz.komek.sla.domain;

import org.jspecify.annotations.NullMarked;
