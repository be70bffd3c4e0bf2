/** The care of the file store. */
@NullMarked
package kz.komek.platform.files;

import org.jspecify.annotations.NullMarked;
