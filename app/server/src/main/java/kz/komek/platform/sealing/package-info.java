/** Personal data at rest. */
@NullMarked
package kz.komek.platform.sealing;

import org.jspecify.annotations.NullMarked;
