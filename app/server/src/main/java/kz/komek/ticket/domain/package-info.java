/** Plain Java: what a ticket is and what may be done with it. */
@NullMarked
package kz.komek.ticket.domain;

import org.jspecify.annotations.NullMarked;
