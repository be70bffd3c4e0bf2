@NullMarked
package kz.komek.health.web;

import org.jspecify.annotations.NullMarked;
