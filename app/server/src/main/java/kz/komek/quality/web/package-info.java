@NullMarked
package kz.komek.quality.web;

import org.jspecify.annotations.NullMarked;
