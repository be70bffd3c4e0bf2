@NullMarked
package kz.komek.channel.email;

import org.jspecify.annotations.NullMarked;
