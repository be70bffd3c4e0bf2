/** Tells consoles at once what happens to tickets. */
@NullMarked
package kz.komek.live;

import org.jspecify.annotations.NullMarked;
