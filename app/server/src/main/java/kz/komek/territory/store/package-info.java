@NullMarked
package kz.komek.territory.store;

import org.jspecify.annotations.NullMarked;
