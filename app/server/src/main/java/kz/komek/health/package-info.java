/** How the channels are: what is wrong with which, since when, and whether all that came has arrived. */
@NullMarked
package kz.komek.health;

import org.jspecify.annotations.NullMarked;
