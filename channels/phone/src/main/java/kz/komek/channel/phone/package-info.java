/** Calls and short messages: what a telephone exchange asks and tells, and what callers hear. */
@NullMarked
package kz.komek.channel.phone;

import org.jspecify.annotations.NullMarked;
