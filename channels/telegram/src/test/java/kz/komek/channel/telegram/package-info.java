@NullMarked
package kz.komek.channel.telegram;

import org.jspecify.annotations.NullMarked;
