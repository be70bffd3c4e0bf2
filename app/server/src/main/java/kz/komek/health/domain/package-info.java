/** Plain rules. */
@NullMarked
package kz.komek.health.domain;

import org.jspecify.annotations.NullMarked;
