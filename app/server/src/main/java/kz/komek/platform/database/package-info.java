/** Plain statements where an object-relational mapper would only be in the way. */
@NullMarked
package kz.komek.platform.database;

import org.jspecify.annotations.NullMarked;
