/** Serves the staff's pages, which come in the console's jar. */
@NullMarked
package kz.komek.platform.console;

import org.jspecify.annotations.NullMarked;
