package kz.komek.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway has taken from a provider, brought or listed, each by the id under which the core must know it. What is
 * brought or listed twice has one id, so that it counts once.
 *
 * @param asked the request that it answers ({@link ReadAgain}); {@code null}: nobody asked
 * @param done whether that request is fulfilled; {@code null}: nobody asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Taken(
        List<One> all, @Nullable UUID asked, @Nullable Boolean done) {
    /** So many go into one message at most. */
    public static final int MOST = 500;

    public Taken {
        all = List.copyOf(all);
    }

    /**
     * @param id of the contact; for a call the id of the event that says it arrived
     * @param at when the channel took it, as the contact says
     */
    public record One(UUID id, Instant at) {}
}
