/** The only exit from the core. */
@NullMarked
package kz.komek.platform.outbox;

import org.jspecify.annotations.NullMarked;
