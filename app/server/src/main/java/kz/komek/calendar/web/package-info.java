@NullMarked
package kz.komek.calendar.web;

import org.jspecify.annotations.NullMarked;
