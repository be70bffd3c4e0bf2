/** Direct messages and comments on Instagram and Facebook. */
@NullMarked
package kz.komek.channel.social;

import org.jspecify.annotations.NullMarked;
