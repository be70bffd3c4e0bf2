@NullMarked
package kz.komek.channel.phone;

import org.jspecify.annotations.NullMarked;
