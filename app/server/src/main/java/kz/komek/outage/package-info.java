/** Planned works and mass outages: what many residents ask about at once, and what they are told. */
@NullMarked
package kz.komek.outage;

import org.jspecify.annotations.NullMarked;
