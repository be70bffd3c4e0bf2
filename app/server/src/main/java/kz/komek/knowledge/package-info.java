/** What the centre knows: articles, planned works, and the search that finds them in three languages. */
@NullMarked
package kz.komek.knowledge;

import org.jspecify.annotations.NullMarked;
