/** What staff are told, by which way and how often. */
@NullMarked
package kz.komek.notice;

import org.jspecify.annotations.NullMarked;
