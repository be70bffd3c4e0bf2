@NullMarked
package kz.komek.intake.store;

import org.jspecify.annotations.NullMarked;
