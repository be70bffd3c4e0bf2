/** Deadlines for staff. */
@NullMarked
package kz.komek.sla.web;

import org.jspecify.annotations.NullMarked;
