/** Where they are kept. */
@NullMarked
package kz.komek.outage.store;

import org.jspecify.annotations.NullMarked;
