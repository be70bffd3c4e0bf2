@NullMarked
package kz.komek.ticket.store;

import org.jspecify.annotations.NullMarked;
