package kz.komek.call;

import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.komek.call.domain.Recording;
import kz.komek.call.domain.Recording.Ending;
import kz.komek.call.domain.TicketCall;
import kz.komek.call.store.RecordingTable;
import kz.komek.contract.AttachmentRef;
import kz.komek.platform.audit.Audit;
import kz.komek.platform.files.KeepsFiles;
import kz.komek.ticket.TicketViews;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What was recorded of calls: kept for its time, and no longer. */
@ApplicationScoped
@Transactional
public class Recordings {
    /** In the change log; its path is the same. */
    static final String WHAT = "call-recordings";

    private static final String KOMEK = "komek";
    private static final int BATCH = 200;
    private static final int MOST_SHOWN = 100;

    private final RecordingTable table;
    private final List<KeepsFiles> others;
    private final TicketViews tickets;
    private final Audit audit;
    private final InstantSource time;
    private final Duration kept;

    Recordings(
            RecordingTable table,
            @All List<KeepsFiles> keepers,
            TicketViews tickets,
            Audit audit,
            InstantSource time,
            @ConfigProperty(name = "komek.call.recordings-kept") Duration kept) {
        this.table = table;
        this.others = keepers.stream()
                .filter(keeper -> !(ClientProxy.unwrap(keeper) instanceof RecordedFiles))
                .toList();
        this.tickets = tickets;
        this.audit = audit;
        this.time = time;
        this.kept = kept;
    }

    /** In the transaction of the call's step. */
    void keep(String call, AttachmentRef file, @Nullable Long seconds, Instant at) {
        if (file.refused() != null || file.id().isEmpty()) return;
        table.add(new Recording(file.id(), call, file.name(), file.mediaType(), file.size(), seconds, at));
    }

    /** Calls in which something of a ticket was taken down, for whom the ticket is there. */
    public List<TicketCall> ofTicket(String number, String login) {
        return tickets.idFor(number, login).map(table::ofTicket).orElse(List.of());
    }

    /** Calls of which something is kept, the newest first. */
    public List<TicketCall> latest() {
        return table.latest(MOST_SHOWN);
    }

    /** Until when it is kept. */
    public Instant until(Recording recording) {
        return recording.at().plus(kept);
    }

    /** @param everyCall whether they may listen to calls that are not theirs */
    public boolean mayHear(String call, String login, boolean everyCall) {
        return everyCall || table.concerns(call, login);
    }

    /**
     * Somebody listens: it is written down, in a transaction that is over before they hear anything.
     *
     * @param part of it that was asked for; {@code null}: all
     * @return empty: there is none, or it is not for their ears
     */
    public Optional<Recording> listen(String file, String login, boolean everyCall, @Nullable String part) {
        Optional<Recording> found = table.find(file).filter(recording -> mayHear(recording.call(), login, everyCall));
        found.ifPresent(recording ->
                audit.changed(WHAT, file, login, time.instant(), null, Map.of("heard", part == null ? "all" : part)));
        return found;
    }

    /**
     * Ends the time of those that are due, and writes down which went. A message left on the machine is said on a ticket:
     * it stays as long as that.
     *
     * @param deleted receives the ids of the files that are to go once this is committed
     * @return how many were due
     */
    int end(List<String> deleted) {
        Instant now = time.instant();
        List<Recording> due = table.due(now.minus(kept), BATCH);
        Set<String> elsewhere = keptElsewhere(due.stream().map(Recording::file).toList());
        var gone = new ArrayList<Audit.Changed>();
        for (Recording recording : due) {
            boolean stays = elsewhere.contains(recording.file());
            table.end(recording.file(), stays ? Ending.LEFT_TO_OTHERS : Ending.DELETED, now);
            if (stays) continue;
            gone.add(new Audit.Changed(recording.file(), was(recording), null));
            deleted.add(recording.file());
        }
        audit.changed(WHAT, KOMEK, now, gone);
        return due.size();
    }

    private Set<String> keptElsewhere(List<String> files) {
        var all = new HashSet<String>();
        if (!files.isEmpty()) for (KeepsFiles other : others) all.addAll(other.kept(files));
        return all;
    }

    private static Map<String, Object> was(Recording recording) {
        return Map.of("call", recording.call(), "at", recording.at().toString(), "size", recording.size());
    }
}
