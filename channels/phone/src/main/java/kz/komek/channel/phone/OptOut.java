package kz.komek.channel.phone;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.ChannelEvent;
import org.jspecify.annotations.Nullable;

/**
 * The single words by which people want no more short messages, or want them again. The exchange acts on its own ones by
 * itself, and says so only where it was told to; its list of messages never does.
 */
final class OptOut {
    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
    private static final Set<String> START = Set.of("START", "YES", "UNSTOP");

    private final Set<String> stop;
    private final Set<String> start;

    /** @param stop beside the exchange's own, as they are set up there; {@code start} the same */
    OptOut(Collection<String> stop, Collection<String> start) {
        this.stop = all(STOP, stop);
        this.start = all(START, start);
    }

    private static Set<String> all(Set<String> always, Collection<String> more) {
        return Stream.concat(always.stream(), more.stream().map(OptOut::bare))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param understood by the exchange; {@code null}: it does not say. The answer {@code null}: neither. */
    ChannelEvent.@Nullable Kind meant(@Nullable String understood, String words) {
        if (understood != null) {
            return switch (understood.toUpperCase(Locale.ROOT)) {
                case "STOP" -> ChannelEvent.Kind.BLOCKED;
                case "START" -> ChannelEvent.Kind.UNBLOCKED;
                default -> null;
            };
        }
        String word = bare(words);
        if (stop.contains(word)) return ChannelEvent.Kind.BLOCKED;
        return start.contains(word) ? ChannelEvent.Kind.UNBLOCKED : null;
    }

    private static String bare(String word) {
        return word.strip().toUpperCase(Locale.ROOT);
    }
}
