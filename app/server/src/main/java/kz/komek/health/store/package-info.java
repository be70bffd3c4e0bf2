@NullMarked
package kz.komek.health.store;

import org.jspecify.annotations.NullMarked;
