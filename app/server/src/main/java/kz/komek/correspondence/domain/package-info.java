@NullMarked
package kz.komek.correspondence.domain;

import org.jspecify.annotations.NullMarked;
