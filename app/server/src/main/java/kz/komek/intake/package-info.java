/** Takes ContactReceived once and only once; new ticket or next message. */
@NullMarked
package kz.komek.intake;

import org.jspecify.annotations.NullMarked;
