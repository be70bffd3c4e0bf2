/** The contract's parts as beans. */
@NullMarked
package kz.komek.platform.wiring;

import org.jspecify.annotations.NullMarked;
