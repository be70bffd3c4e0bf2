/** How staff and gateways reach them. */
@NullMarked
package kz.komek.outage.web;

import org.jspecify.annotations.NullMarked;
