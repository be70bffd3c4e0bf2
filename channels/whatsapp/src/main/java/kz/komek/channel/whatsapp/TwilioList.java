package kz.komek.channel.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import kz.komek.channel.Arrival;
import kz.komek.channel.Arrivals;
import kz.komek.channel.LookBack;
import kz.komek.channel.TwilioApi;

/**
 * What Twilio could not deliver, from its list of messages: it does not come again by itself. The list knows no position
 * and no button: such a message is a placeholder that a person sees.
 */
final class TwilioList implements LookBack.Lists {
    /** A message may appear in the list after younger ones. */
    private static final Duration LATE = Duration.ofMinutes(30);

    private static final String WHATSAPP = "whatsapp:";

    private final TwilioApi api;
    private final List<String> accounts;
    private final TwilioNormaliser normaliser;
    private final Arrivals arrivals;
    private final InstantSource time;

    /** @param accounts our senders: others of the same login are somebody else's */
    TwilioList(
            TwilioApi api, List<String> accounts, TwilioNormaliser normaliser, Arrivals arrivals, InstantSource time) {
        this.api = api;
        this.accounts = accounts;
        this.normaliser = normaliser;
        this.arrivals = arrivals;
        this.time = time;
    }

    @Override
    public void tell(Instant from, Instant to) throws IOException {
        for (String account : accounts) {
            var where = TwilioApi.between("DateSent", from.minus(LATE), to);
            where.put("To", WHATSAPP + account);
            for (JsonNode message : api.list("/Messages", "messages", "date_sent", where)) message(message);
        }
    }

    private void message(JsonNode message) throws IOException {
        if (!message.path("direction").asText().equals("inbound")) return;
        // A list that was asked for one sender gives that sender's; were it otherwise, it would be read as another
        // channel.
        if (!message.path("to").asText().startsWith(WHATSAPP)) return;
        Instant sent = TwilioApi.instant(message.path("date_sent")).orElse(time.instant());
        var said =
                normaliser.message(new TwilioForm(api.asPosted(message)), sent).orElse(List.of());
        // What is unknown was counted when it was posted.
        arrivals.take(said.stream().filter(Arrival.Said.class::isInstance).toList());
    }
}
