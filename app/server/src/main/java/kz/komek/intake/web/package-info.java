@NullMarked
package kz.komek.intake.web;

import org.jspecify.annotations.NullMarked;
