package kz.komek.workqueue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Language;
import kz.komek.ticket.InspectionDesk;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.Turns;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.workqueue.domain.BulkAct;
import kz.komek.workqueue.domain.BulkItem;
import kz.komek.workqueue.domain.BulkKind;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import kz.komek.workqueue.domain.Undone;
import kz.komek.workqueue.store.BulkTable;
import org.jspecify.annotations.Nullable;

/**
 * Does one act to many tickets. Each is a transaction of its own with what became of it: whoever asks again under the
 * same id, after a crash too, goes on where it stopped. A preview does the very same and takes it back.
 */
@Singleton
public class BulkActs {
    public static final int MOST = 200;
    private static final Duration UNDO_WITHIN = Duration.ofMinutes(15);
    /** For whoever reads the history of a ticket that came back. */
    private static final String TAKEN_BACK = "↩";

    private final BulkTable table;
    private final TicketDesk desk;
    private final InspectionDesk inspection;
    private final Turns turns;
    private final InstantSource time;

    BulkActs(BulkTable table, TicketDesk desk, InspectionDesk inspection, Turns turns, InstantSource time) {
        this.table = table;
        this.desk = desk;
        this.inspection = inspection;
        this.turns = turns;
        this.time = time;
    }

    /** @param version that the caller saw */
    public record Chosen(String number, int version) {}

    /**
     * @param items of those that were asked for
     * @param undoUntil {@code null}: it cannot be undone at once
     */
    public record Done(List<BulkItem> items, @Nullable Instant undoUntil) {}

    public List<BulkItem> preview(List<Chosen> chosen, BulkAct act, String by) {
        require(chosen, act);
        return chosen.stream().map(one -> previewed(one, act, by)).toList();
    }

    /** What is thrown takes back what was done. */
    private BulkItem previewed(Chosen one, BulkAct act, String by) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                throw new TakenBack(acted(UUID.randomUUID(), one, act, by));
            });
        } catch (TakenBack done) {
            return done.item;
        } catch (NotDone refused) {
            return BulkItem.refused(one.number(), refused.code);
        }
    }

    /** @param id chosen by the caller: the same id again goes on with the same act, with more tickets too */
    public Done act(UUID id, List<Chosen> chosen, BulkAct act, String by) {
        require(chosen, act);
        QuarkusTransaction.requiringNew().run(() -> table.add(id, new BulkTable.Begun(by, act, time.instant())));
        BulkTable.Begun begun = table.find(id).orElseThrow();
        if (!begun.login().equals(by) || !begun.act().equals(act)) throw new Refused(new Refusal.ActIsAnother());
        var numbers = chosen.stream().map(Chosen::number).toList();
        var before = new HashSet<String>();
        table.items(id, numbers).forEach(item -> before.add(item.number()));
        for (Chosen one : chosen) if (before.add(one.number())) actOnce(id, one, act, by);
        return new Done(
                table.items(id, numbers), act.kind().canBeUndone() ? begun.at().plus(UNDO_WITHIN) : null);
    }

    /** The same act asked for twice at once waits for itself: the second finds each ticket done. */
    private void actOnce(UUID id, Chosen one, BulkAct act, String by) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                table.lock(id);
                if (table.item(id, one.number()).isEmpty()) table.put(id, acted(id, one, act, by));
            });
        } catch (NotDone refused) {
            QuarkusTransaction.requiringNew()
                    .run(() -> table.putFirst(id, BulkItem.refused(one.number(), refused.code)));
        }
    }

    /** What has not changed since goes back to where it was, {@link #MOST} at a time: the same again goes on. */
    public Undone undo(UUID id, String by) {
        BulkTable.Begun begun = table.find(id)
                .filter(found -> found.login().equals(by))
                .orElseThrow(() -> new Refused(new Refusal.NoSuchAct()));
        if (!begun.act().kind().canBeUndone()) throw new Refused(new Refusal.NotUndone());
        Instant until = begun.at().plus(UNDO_WITHIN);
        if (until.isBefore(time.instant())) throw new Refused(new Refusal.TooLateToUndo());
        table.notYetUndone(id, MOST).forEach(item -> undoOnce(id, begun.act(), item, by));
        return table.undone(id);
    }

    private void undoOnce(UUID id, BulkAct act, BulkItem item, String by) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                table.lock(id);
                BulkItem now = table.item(id, item.number()).orElse(item);
                if (now.undone() != null) return;
                takeBack(act, now, by);
                table.put(id, now.undone(BulkItem.DONE));
            });
        } catch (NotDone refused) {
            QuarkusTransaction.requiringNew().run(() -> table.put(id, item.undone(refused.code)));
        }
    }

    private void takeBack(BulkAct act, BulkItem item, String by) {
        int version = Objects.requireNonNull(item.version());
        said(() -> {
            switch (act.kind()) {
                case HAND_OVER -> desk.takeBack(item.number(), version, item.assignee(), item.desk(), act.note(), by);
                case TAKE -> desk.release(item.number(), version, by);
                case RELEASE -> {
                    if (by.equals(item.assignee())) desk.take(item.number(), version, by);
                    else desk.takeBack(item.number(), version, item.assignee(), null, TAKEN_BACK, by);
                }
                case NOTE, SEND, CLOSE -> throw new IllegalStateException(act.kind() + " is not undone");
            }
        });
    }

    private BulkItem acted(UUID id, Chosen one, BulkAct act, String by) {
        Ticket ticket = locked(one.number());
        int version = ticket.version();
        String assignee = ticket.assignee();
        Desk at = ticket.turn().desk();
        said(() -> {
            switch (act.kind()) {
                case HAND_OVER -> desk.handOver(one.number(), one.version(), act.to(), act.desk(), act.note(), by);
                case TAKE -> desk.take(one.number(), one.version(), by);
                case RELEASE -> desk.release(one.number(), one.version(), by);
                case NOTE -> desk.write(one.number(), noteId(id, one), Message.Kind.NOTE, act.note(), List.of(), by);
                case SEND -> inspection.send(one.number(), one.version(), dispatch(act), by);
                case CLOSE -> close(id, ticket, one, act, by);
            }
        });
        if (ticket.version() == version) return BulkItem.refused(one.number(), BulkItem.UNCHANGED);
        Integer undoable = act.kind().canBeUndone() ? ticket.version() : null;
        return new BulkItem(one.number(), BulkItem.DONE, assignee, at, undoable, null);
    }

    /** Locked before it is looked at: what it was is what the act finds. */
    private Ticket locked(String number) {
        try {
            return turns.lock(number);
        } catch (TicketDesk.NoSuchTicket none) {
            throw new NotDone("NO_SUCH_TICKET");
        }
    }

    /**
     * Nothing of what a service answered is confirmed for many at once: that is looked at one by one, and a single closing
     * refuses it here as everywhere.
     */
    private void close(UUID id, Ticket ticket, Chosen one, BulkAct act, String by) {
        if (ticket.status() == TicketStatus.CLOSED) throw new NotDone("TICKET_CLOSED");
        var answerId = ContactIds.of(Channel.WEB, "bulk-closure", id.toString(), one.number());
        var outcome = Objects.requireNonNull(act.outcome());
        desk.close(one.number(), one.version(), outcome, answerId, words(ticket, act), Set.of(), by);
    }

    /** Who has not said is told in Kazakh; nobody is told in a language that is not theirs. */
    private static @Nullable String words(Ticket ticket, BulkAct act) {
        if (act.answers().isEmpty()) return null;
        Language spoken = ticket.language() == null ? Language.KK : ticket.language();
        String words = act.answers().get(spoken);
        if (words == null) throw new NotDone("WORDS_MISSING");
        return words;
    }

    private static UUID noteId(UUID id, Chosen one) {
        return ContactIds.of(Channel.WEB, "bulk-note", id.toString(), one.number());
    }

    private static Ticket.Dispatch dispatch(BulkAct act) {
        String to = act.organisation() == null ? "" : act.organisation();
        return new Ticket.Dispatch(to, List.of(), null, null, act.note().isBlank() ? null : act.note());
    }

    private static void said(Runnable act) {
        try {
            act.run();
        } catch (TicketRefused refused) {
            throw new NotDone(refused.refusal().code());
        } catch (TicketDesk.Stale stale) {
            throw new NotDone("STALE");
        } catch (TicketDesk.NoSuchTicket none) {
            throw new NotDone("NO_SUCH_TICKET");
        }
    }

    private static final class TakenBack extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient BulkItem item;

        TakenBack(BulkItem item) {
            super("it was only a preview", null, false, false);
            this.item = item;
        }
    }

    private static final class NotDone extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String code;

        NotDone(String code) {
            super(code, null, false, false);
            this.code = code;
        }
    }

    private static void require(List<Chosen> chosen, BulkAct act) {
        if (chosen.isEmpty() || chosen.size() > MOST) throw new Refused(new Refusal.TooMany(MOST));
        if (act.kind().needsNote() && act.note().isBlank()) throw new Refused(new Refusal.NoteMissing());
        if (act.kind() == BulkKind.CLOSE && act.outcome() == null) throw new Refused(new Refusal.OutcomeMissing());
    }
}
