@NullMarked
package kz.komek.gateway;

import org.jspecify.annotations.NullMarked;
