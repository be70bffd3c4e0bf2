/** Tables that people keep in spreadsheets: read whole, with every fault by row and field, and written again. */
@NullMarked
package kz.komek.platform.tables;

import org.jspecify.annotations.NullMarked;
