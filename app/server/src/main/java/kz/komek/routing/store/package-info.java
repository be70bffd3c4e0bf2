@NullMarked
package kz.komek.routing.store;

import org.jspecify.annotations.NullMarked;
