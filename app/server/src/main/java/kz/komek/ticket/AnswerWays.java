package kz.komek.ticket;

import java.time.Instant;
import java.util.List;
import kz.komek.contract.Channel;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Says by which channel an answer would leave now. */
@FunctionalInterface
public interface AnswerWays {
    /** {@code null}: by none, its resident reads it on the tracking page. */
    @Nullable AnswerBy of(Ticket ticket);

    /**
     * @param windowUntil until when the provider lets us write there; {@code null}: for ever, or not at all
     * @param instead what happens when it cannot be said there: TEMPLATE, SMS, CALL; {@code null}: it can
     * @param why it cannot: WINDOW_CLOSED, UNREACHABLE
     * @param inPublic everybody can read it there
     * @param files that go along there; none: they are read on the tracking page
     */
    record AnswerBy(
            Channel channel,
            @Nullable Instant windowUntil,
            @Nullable String instead,
            @Nullable String why,
            boolean inPublic,
            List<Takes> files) {
        public AnswerBy {
            files = List.copyOf(files);
        }
    }

    /** @param types of media: {@code image/png}, {@code image/*}, {@code *&#47;*} */
    record Takes(List<String> types, long mostBytes) {
        public Takes {
            types = List.copyOf(types);
        }

        public boolean isOf(String mediaType, long bytes) {
            return bytes <= mostBytes && types.stream().anyMatch(type -> isOf(type, mediaType));
        }

        private static boolean isOf(String type, String mediaType) {
            return type.equals("*/*")
                    || type.equals(mediaType)
                    || type.endsWith("/*") && mediaType.startsWith(type.substring(0, type.length() - 1));
        }
    }
}
