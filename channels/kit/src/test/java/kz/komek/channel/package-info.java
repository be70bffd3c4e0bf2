@NullMarked
package kz.komek.channel;

import org.jspecify.annotations.NullMarked;
