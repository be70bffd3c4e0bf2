/** Who calls: staff by session tokens, gateways by the internal token. */
@NullMarked
package kz.komek.platform.identity;

import org.jspecify.annotations.NullMarked;
