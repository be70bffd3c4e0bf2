/** A city that talks: residents who write through the real channels, and a ledger of what became of their words. */
@NullMarked
package kz.komek.simulator;

import org.jspecify.annotations.NullMarked;
