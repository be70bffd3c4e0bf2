package kz.komek.outage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.contract.WorkAnswer;
import kz.komek.correspondence.Chats;
import kz.komek.outage.domain.PlannedWork;
import kz.komek.outage.domain.Refusal.Why;
import kz.komek.outage.domain.Refused;
import kz.komek.outage.store.WatchTable;
import kz.komek.outage.store.WorkTable;
import kz.komek.platform.sealing.Seal;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Who was content with knowing of works, and who wants to hear more of them. */
@ApplicationScoped
@Transactional
public class Watching {
    private static final String PURPOSE = "planned-work-watch";

    private final WorkTable works;
    private final WatchTable watches;
    private final Seal seal;
    private final InstantSource time;

    Watching(WorkTable works, WatchTable watches, Seal seal, InstantSource time) {
        this.works = works;
        this.watches = watches;
        this.seal = seal;
        this.time = time;
    }

    /** Solved at the first contact, without a ticket. @param id chosen by who says so: the same again is the same */
    public void answered(UUID work, UUID id, WorkAnswer answer) {
        PlannedWork known = require(work);
        works.solved(id, work, answer.channel().name(), answer.language().name(), time.instant());
        String email = answer.email();
        if (email == null || email.isBlank()) return;
        String address = email.strip();
        watch(id, known, address, address.toLowerCase(Locale.ROOT), null, answer.language());
    }

    /** As {@link #answered(UUID, UUID, WorkAnswer)}, in a conversation: they are told in it. In the caller's transaction. */
    public void answered(UUID work, UUID id, Chats.Speaker asker, Language language) {
        PlannedWork known = require(work);
        works.solved(id, work, asker.channel().name(), language.name(), time.instant());
        var talk = new WatchTable.Talk(
                asker.channel(), asker.account(), asker.handle().kind());
        String reader = talk + " " + asker.handle().value();
        watch(id, known, asker.handle().value(), reader, talk, language);
    }

    private void watch(
            UUID id,
            PlannedWork work,
            String address,
            String reader,
            WatchTable.@Nullable Talk talk,
            Language language) {
        if (work.isOver(time.instant())) return;
        watches.add(
                id,
                work.id(),
                seal.seal(address),
                seal.fingerprint(PURPOSE, reader),
                talk,
                language,
                work.version(),
                work.to());
    }

    /** What is said of the works is told on the ticket too. In the caller's transaction. */
    void attach(Ticket ticket, PlannedWork work) {
        String name = "works " + work.id() + " told on " + ticket.number();
        Language language = ticket.language() == null ? Language.KK : ticket.language();
        Instant due = work.isOver(time.instant()) ? time.instant() : work.to();
        watches.add(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                work.id(),
                ticket.id(),
                language,
                work.version(),
                due);
    }

    private PlannedWork require(UUID work) {
        return works.find(work).orElseThrow(() -> new Refused(Why.NO_SUCH_WORK, "id", "There are no such works."));
    }
}
