/** Articles for staff, and for the residents' site. */
@NullMarked
package kz.komek.knowledge.web;

import org.jspecify.annotations.NullMarked;
