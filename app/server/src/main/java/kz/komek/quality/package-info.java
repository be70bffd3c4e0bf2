/** What became of answers in the eyes of those who asked. */
@NullMarked
package kz.komek.quality;

import org.jspecify.annotations.NullMarked;
