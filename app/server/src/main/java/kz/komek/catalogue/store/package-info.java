@NullMarked
package kz.komek.catalogue.store;

import org.jspecify.annotations.NullMarked;
