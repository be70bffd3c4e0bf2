package kz.komek.ticket.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket says, for whoever looks for its words. Of people it has nothing but what they wrote.
 *
 * @param said the first things its resident wrote
 * @param organisations codes of those that execute it
 * @param closed nobody works on it any more
 */
public record Written(
        long id,
        String number,
        int version,
        String title,
        List<String> said,
        @Nullable String address,
        Instant receivedAt,
        @Nullable String issue,
        @Nullable String district,
        @Nullable String sector,
        Set<String> organisations,
        @Nullable String assignee,
        boolean closed) {}
