@NullMarked
package kz.komek.routing.web;

import org.jspecify.annotations.NullMarked;
