/** People and where they can be found. */
@NullMarked
package kz.komek.resident;

import org.jspecify.annotations.NullMarked;
