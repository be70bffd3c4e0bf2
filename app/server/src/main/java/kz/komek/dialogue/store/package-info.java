@NullMarked
package kz.komek.dialogue.store;

import org.jspecify.annotations.NullMarked;
