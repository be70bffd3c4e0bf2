/** Who works on what now: presence, capacity, skills; claims, offers, hand-overs. */
@NullMarked
package kz.komek.workqueue;

import org.jspecify.annotations.NullMarked;
