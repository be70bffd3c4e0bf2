package kz.komek.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.komek.contract.Accounts;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import kz.komek.correspondence.domain.Ways;
import kz.komek.correspondence.store.ReachTable;
import kz.komek.correspondence.store.ReachTable.Reach;
import kz.komek.correspondence.store.ReachTable.Where;
import kz.komek.platform.sealing.Seal;
import kz.komek.platform.wiring.HearsChannels;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Who may be written to on a channel, and until when. The ways and their windows are data: {@code ways.json}. */
@ApplicationScoped
@Transactional
public class Reachable implements HearsChannels {
    private static final Ways ALWAYS = new Ways(null, List.of(), null);
    private static final Reach UNHEARD = new Reach(null, null, null);

    private final ReachTable table;
    private final Seal seal;
    private final Map<Channel, Ways> ways = new EnumMap<>(Channel.class);

    private final InstantSource time;
    private final Duration kept;

    Reachable(
            ReachTable table,
            Seal seal,
            InstantSource time,
            @ConfigProperty(name = "komek.reachability.kept") Duration kept) {
        this.table = table;
        this.seal = seal;
        this.time = time;
        this.kept = kept;
        read().forEach((channel, way) -> ways.put(Channel.valueOf(channel), way.ways()));
    }

    /** @param window ISO-8601; {@code null}: none */
    record Row(
            @Nullable String window,
            List<Ways.Way> fallback,
            @Nullable String template) {
        Ways ways() {
            return new Ways(window == null ? null : Duration.parse(window), fallback, template);
        }
    }

    static final class Rows extends LinkedHashMap<String, Row> {
        private static final long serialVersionUID = 1;
    }

    private static Rows read() {
        try (InputStream file = Reachable.class.getResourceAsStream("ways.json")) {
            return Json.read(Objects.requireNonNull(file).readAllBytes(), Rows.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Ways ways(Channel channel) {
        return ways.getOrDefault(channel, ALWAYS);
    }

    /** What somebody said, and when by the provider's clock. */
    public record Heard(Channel channel, String account, Handle handle, Instant at) {}

    /** One statement for a batch. */
    public void heard(Collection<Heard> all) {
        var last = new LinkedHashMap<Where, ReachTable.Heard>();
        for (Heard each : all) {
            Where where = where(each.channel(), each.account(), each.handle());
            last.merge(
                    where,
                    new ReachTable.Heard(where, each.at()),
                    (one, other) -> other.at().isBefore(one.at()) ? one : other);
        }
        if (!last.isEmpty()) table.heard(last.values());
    }

    @Override
    public String group() {
        return "blocks";
    }

    @Override
    public boolean wants(ChannelEvent event) {
        return event.kind() == ChannelEvent.Kind.BLOCKED || event.kind() == ChannelEvent.Kind.UNBLOCKED;
    }

    /** Facts of channels: whoever has blocked us is left alone, and written to again when they let us. */
    @Override
    public void take(List<ChannelEvent> events) {
        for (ChannelEvent event : events) {
            Handle handle = event.handle();
            if (handle == null) continue;
            Where where = where(event.channel(), event.account(), handle);
            switch (event.kind()) {
                case BLOCKED -> table.lost(where, "blocked", event.at());
                case UNBLOCKED -> table.found(where, event.at());
                default -> {
                    // of others
                }
            }
        }
    }

    /** In a transaction of its own. @return how many rows are gone */
    int forget(int most) {
        return table.forget(time.instant().minus(kept), most);
    }

    /** Nobody is there any more who would want to hear from us. @param why in English */
    public void lost(Channel channel, String account, Handle handle, String why, Instant at) {
        table.lost(where(channel, account, handle), why, at);
    }

    Reach of(Channel channel, String account, Handle handle) {
        return table.of(where(channel, account, handle)).orElse(UNHEARD);
    }

    private Where where(Channel channel, String account, Handle handle) {
        return new Where(
                channel,
                Accounts.of(channel, account),
                seal.fingerprint(handle.kind().name(), handle.value()));
    }
}
