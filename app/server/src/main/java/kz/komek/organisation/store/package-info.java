@NullMarked
package kz.komek.organisation.store;

import org.jspecify.annotations.NullMarked;
