/** The clock of the installation. */
@NullMarked
package kz.komek.platform.time;

import org.jspecify.annotations.NullMarked;
