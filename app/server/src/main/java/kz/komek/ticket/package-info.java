/** The aggregate: a resident's matter from the first word to its outcome. Calls no feature above it; it raises {@link kz.komek.ticket.TicketChanged}. */
@NullMarked
package kz.komek.ticket;

import org.jspecify.annotations.NullMarked;
