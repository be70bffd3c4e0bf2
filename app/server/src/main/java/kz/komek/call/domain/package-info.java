@NullMarked
package kz.komek.call.domain;

import org.jspecify.annotations.NullMarked;
