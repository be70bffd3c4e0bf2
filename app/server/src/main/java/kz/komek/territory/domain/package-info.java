/** Rules of the territory, without database and framework. */
@NullMarked
package kz.komek.territory.domain;

import org.jspecify.annotations.NullMarked;
