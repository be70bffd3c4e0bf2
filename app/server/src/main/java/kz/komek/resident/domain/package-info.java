@NullMarked
package kz.komek.resident.domain;

import org.jspecify.annotations.NullMarked;
