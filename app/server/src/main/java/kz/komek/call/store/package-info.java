@NullMarked
package kz.komek.call.store;

import org.jspecify.annotations.NullMarked;
