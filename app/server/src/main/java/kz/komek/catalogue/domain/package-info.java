/** What the city can be asked for, and the rules of how it is described. */
@NullMarked
package kz.komek.catalogue.domain;

import org.jspecify.annotations.NullMarked;
