/** Records that nobody could take: kept, shown, replayed. */
@NullMarked
package kz.komek.deadletter;

import org.jspecify.annotations.NullMarked;
