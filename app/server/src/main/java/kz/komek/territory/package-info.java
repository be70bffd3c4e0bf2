/** The city's address register: what there is, and which of it somebody means. */
@NullMarked
package kz.komek.territory;

import org.jspecify.annotations.NullMarked;
