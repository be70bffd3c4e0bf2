/** Bodies, departments and their people. */
@NullMarked
package kz.komek.organisation;

import org.jspecify.annotations.NullMarked;
