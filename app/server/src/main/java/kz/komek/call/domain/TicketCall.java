package kz.komek.call.domain;

import java.time.Instant;
import java.util.List;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * A call as those see it who read of it afterwards.
 *
 * @param operator login of whoever answered
 * @param phone of its caller, in E.164; {@code null}: withheld
 * @param talked seconds
 * @param recordings that are still kept
 */
public record TicketCall(
        String call,
        Instant at,
        @Nullable String operator,
        @Nullable Language language,
        @Nullable String phone,
        @Nullable Long talked,
        List<Recording> recordings) {
    public TicketCall {
        recordings = List.copyOf(recordings);
    }

    public TicketCall with(List<Recording> kept) {
        return new TicketCall(call, at, operator, language, phone, talked, kept);
    }
}
