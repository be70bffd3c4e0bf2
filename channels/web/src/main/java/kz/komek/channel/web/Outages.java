package kz.komek.channel.web;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import kz.komek.contract.Conversation;
import kz.komek.contract.PublicOutage;
import org.jspecify.annotations.Nullable;

/** What is told above every page while many ask about one thing. Kept for seconds: pages are opened more often (ADR 19). */
@Singleton
class Outages {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final Conversation conversation;
    private final InstantSource time;
    private final AtomicReference<Heard> last = new AtomicReference<>(new Heard(List.of(), Instant.MIN));

    Outages(Conversation conversation, InstantSource time) {
        this.conversation = conversation;
        this.time = time;
    }

    private record Heard(List<PublicOutage> outages, Instant until) {}

    /** @param place in words */
    public record Banner(String place, String text) {}

    /** @param district of the page's ticket; {@code null}: any */
    List<Banner> banners(Texts t, @Nullable String district) {
        return now().stream()
                .filter(outage -> district == null || outage.district().equals(district.toLowerCase(Locale.ROOT)))
                .map(outage -> new Banner(
                        outage.place().in(t.language()), outage.greeting().in(t.language())))
                .toList();
    }

    private List<PublicOutage> now() {
        Instant now = time.instant();
        Heard heard = last.get();
        if (now.isBefore(heard.until)) return heard.outages;
        // Who comes meanwhile reads what was heard before: a slow core is asked by one page at a time.
        if (!last.compareAndSet(heard, new Heard(heard.outages, now.plus(KEPT)))) return heard.outages;
        var fresh = conversation.outages();
        last.set(new Heard(fresh, now.plus(KEPT)));
        return fresh;
    }
}
