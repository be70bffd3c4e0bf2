@NullMarked
package kz.komek.organisation.domain;

import org.jspecify.annotations.NullMarked;
