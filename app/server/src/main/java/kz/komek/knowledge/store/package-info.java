@NullMarked
package kz.komek.knowledge.store;

import org.jspecify.annotations.NullMarked;
