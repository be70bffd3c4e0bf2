package kz.komek.dialogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Language;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.correspondence.Chats;
import kz.komek.correspondence.Chats.Speaker;
import kz.komek.dialogue.domain.Talk;
import kz.komek.dialogue.store.TalkTable;
import kz.komek.resident.Residents;
import kz.komek.ticket.domain.Ticket;

/** Nothing is lost: whoever has said what happened and then falls silent gets a ticket of what is known. */
@ApplicationScoped
public class Silences {
    private static final int BATCH = 50;

    private final TalkTable table;
    private final Opening opening;
    private final Residents residents;
    private final Chats chats;
    private final Scripts scripts;
    private final NumberBlocks numbers;
    private final InstantSource time;

    Silences(
            TalkTable table,
            Opening opening,
            Residents residents,
            Chats chats,
            Scripts scripts,
            NumberBlocks numbers,
            InstantSource time) {
        this.table = table;
        this.opening = opening;
        this.residents = residents;
        this.chats = chats;
        this.scripts = scripts;
        this.numbers = numbers;
        this.time = time;
    }

    /** @return how many tickets were opened; a full batch: there may be more */
    @Transactional
    public int sweep() {
        Instant now = time.instant();
        List<TalkTable.Row> silent = table.silent(now, BATCH);
        var ended = new ArrayList<TalkTable.Row>();
        for (TalkTable.Row row : silent) ended.add(end(row, now));
        table.keep(ended);
        return silent.size();
    }

    private TalkTable.Row end(TalkTable.Row row, Instant now) {
        Talk talk = row.talk();
        if (talk.gathered().isNothing()) return new TalkTable.Row(row.key(), row.handle(), talk, null);
        var from = new Speaker(row.key().channel(), row.key().account(), row.handle());
        Language language = talk.language() == null ? Language.KK : talk.language();
        UUID last = talk.gathered().items().getLast().contact();
        chats.say(
                ContactIds.of(from.channel(), "silence", last.toString()),
                from,
                language,
                scripts.now().text("silence", language),
                null,
                now);
        long resident = residents
                .meet(List.of(row.handle()))
                .hear(row.handle(), talk.language(), null, now)
                .id();
        Ticket ticket = opening.open(from, resident, talk.language(), talk.gathered(), null, null, now);
        Talk opened = talk.opened(Opening.ongoing(ticket, talk.gathered(), false));
        return new TalkTable.Row(row.key(), row.handle(), opened, null);
    }

    boolean mayOpen() {
        return numbers.available();
    }
}
