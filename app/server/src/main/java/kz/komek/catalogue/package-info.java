/** Types, spheres and issues: what the city can be asked for. */
@NullMarked
package kz.komek.catalogue;

import org.jspecify.annotations.NullMarked;
