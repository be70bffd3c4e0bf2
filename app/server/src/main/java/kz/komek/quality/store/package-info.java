@NullMarked
package kz.komek.quality.store;

import org.jspecify.annotations.NullMarked;
