/** The rules themselves: what they say, which of them speaks of a ticket, and what is wrong with them. */
@NullMarked
package kz.komek.routing.domain;

import org.jspecify.annotations.NullMarked;
