@NullMarked
package kz.komek.channel.social;

import org.jspecify.annotations.NullMarked;
