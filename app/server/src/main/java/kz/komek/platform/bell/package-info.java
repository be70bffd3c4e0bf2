/** How one replica tells the others at once that something changed. */
@NullMarked
package kz.komek.platform.bell;

import org.jspecify.annotations.NullMarked;
