@NullMarked
package kz.komek.correspondence.store;

import org.jspecify.annotations.NullMarked;
