/** Refusals and errors as problem+json, in one place. */
@NullMarked
package kz.komek.platform.problem;

import org.jspecify.annotations.NullMarked;
