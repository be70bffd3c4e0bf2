@NullMarked
package kz.komek.knowledge.domain;

import org.jspecify.annotations.NullMarked;
