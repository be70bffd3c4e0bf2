@NullMarked
package kz.komek.dialogue.domain;

import org.jspecify.annotations.NullMarked;
