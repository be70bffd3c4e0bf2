package kz.komek.contract;

import java.time.Instant;
import java.util.UUID;

/**
 * The core asks a gateway to read the list of a provider again: what it finds is told once more, under the ids it always
 * had. Topic {@code channel.asked}, type {@code kz.komek.channel.asked.v1}; answered by a {@link ChannelEvent} of kind
 * {@code COUNTED}.
 *
 * @param askId the same is asked once
 * @param from from when on
 */
public record ReadAgain(UUID askId, Channel channel, String account, Instant from) {}
