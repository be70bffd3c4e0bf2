/** What every channel adapter needs and none should write twice: publish-then-acknowledge, claim-then-send, limits. */
@NullMarked
package kz.komek.channel;

import org.jspecify.annotations.NullMarked;
