@NullMarked
package kz.komek.territory.web;

import org.jspecify.annotations.NullMarked;
