/** What works and outages are, and the rules about them. */
@NullMarked
package kz.komek.outage.domain;

import org.jspecify.annotations.NullMarked;
