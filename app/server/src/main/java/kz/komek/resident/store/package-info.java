@NullMarked
package kz.komek.resident.store;

import org.jspecify.annotations.NullMarked;
