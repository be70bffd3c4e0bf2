/** Replies out: claims, delivery reports, automatic acknowledgements. */
@NullMarked
package kz.komek.correspondence;

import org.jspecify.annotations.NullMarked;
