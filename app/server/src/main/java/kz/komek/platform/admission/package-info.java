/** How many are let in at once. */
@NullMarked
package kz.komek.platform.admission;

import org.jspecify.annotations.NullMarked;
