/** Where a ticket goes: ordered rules, the first that matches. */
@NullMarked
package kz.komek.routing;

import org.jspecify.annotations.NullMarked;
