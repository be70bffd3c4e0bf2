/** The application that carries the channel adapters and the residents' site: configuration, no logic. */
@NullMarked
package kz.komek.gateway;

import org.jspecify.annotations.NullMarked;
