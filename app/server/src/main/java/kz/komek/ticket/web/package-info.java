@NullMarked
package kz.komek.ticket.web;

import org.jspecify.annotations.NullMarked;
