/** Telegram bots: updates in by webhook or long polling, replies out by the Bot API. */
@NullMarked
package kz.komek.channel.telegram;

import org.jspecify.annotations.NullMarked;
