@NullMarked
package kz.komek.quality.domain;

import org.jspecify.annotations.NullMarked;
