/** Telephone calls: who is rung for them, what became of them, whom we ring back. */
@NullMarked
package kz.komek.call;

import org.jspecify.annotations.NullMarked;
