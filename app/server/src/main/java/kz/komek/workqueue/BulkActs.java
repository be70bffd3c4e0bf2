package kz.komek.workqueue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kz.komek.ticket.TicketDesk;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.workqueue.domain.BulkItem;
import kz.komek.workqueue.domain.Refusal;
import kz.komek.workqueue.domain.Refused;
import kz.komek.workqueue.store.BulkTable;
import org.jspecify.annotations.Nullable;

/**
 * Hands many tickets over at once. Each is a transaction of its own with what became of it: whoever asks again under the
 * same id, after a crash too, goes on where it stopped. A preview does the very same and takes it back.
 */
@Singleton
public class BulkActs {
    public static final int MOST = 200;
    private static final Duration UNDO_WITHIN = Duration.ofMinutes(15);

    private final BulkTable table;
    private final TicketDesk desk;
    private final TicketViews tickets;
    private final InstantSource time;

    BulkActs(BulkTable table, TicketDesk desk, TicketViews tickets, InstantSource time) {
        this.table = table;
        this.desk = desk;
        this.tickets = tickets;
        this.time = time;
    }

    /** @param version that the caller saw */
    public record Chosen(String number, int version) {}

    /**
     * @param to login; {@code null}: nobody in particular
     * @param desk {@code null}: they stay where they are
     */
    public record Wanted(@Nullable String to, @Nullable Desk desk, String note) {}

    public List<BulkItem> preview(List<Chosen> chosen, Wanted wanted, String by) {
        require(chosen, wanted);
        return chosen.stream().map(one -> previewed(one, wanted, by)).toList();
    }

    /** What is thrown takes back what was done. */
    private BulkItem previewed(Chosen one, Wanted wanted, String by) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                throw new TakenBack(acted(one, wanted, by));
            });
        } catch (TakenBack done) {
            return done.item;
        } catch (NotDone refused) {
            return BulkItem.refused(one.number(), refused.code);
        }
    }

    /** @param id chosen by the caller: the same id again goes on with the same act */
    public List<BulkItem> act(UUID id, List<Chosen> chosen, Wanted wanted, String by) {
        require(chosen, wanted);
        var act = new BulkTable.Act(by, wanted.to(), wanted.desk(), wanted.note(), time.instant());
        QuarkusTransaction.requiringNew().run(() -> table.add(id, act));
        requireSame(id, wanted, by);
        var before = new HashSet<String>();
        table.items(id).forEach(item -> before.add(item.number()));
        for (Chosen one : chosen) {
            if (!before.add(one.number())) continue;
            try {
                QuarkusTransaction.requiringNew().run(() -> table.put(id, acted(one, wanted, by)));
            } catch (NotDone refused) {
                QuarkusTransaction.requiringNew()
                        .run(() -> table.put(id, BulkItem.refused(one.number(), refused.code)));
            }
        }
        return table.items(id);
    }

    /** What has not changed since goes back to where it was. */
    public List<BulkItem> undo(UUID id, String by) {
        BulkTable.Act act = table.find(id)
                .filter(found -> found.login().equals(by))
                .orElseThrow(() -> new Refused(new Refusal.NoSuchAct()));
        if (act.at().plus(UNDO_WITHIN).isBefore(time.instant())) throw new Refused(new Refusal.TooLateToUndo());
        for (BulkItem item : table.items(id)) {
            if (item.version() == null || BulkItem.DONE.equals(item.undone())) continue;
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    handOver(
                            new Chosen(item.number(), item.version()),
                            new Wanted(item.assignee(), item.desk(), act.note()),
                            by);
                    table.put(id, item.undone(BulkItem.DONE));
                });
            } catch (NotDone refused) {
                QuarkusTransaction.requiringNew().run(() -> table.put(id, item.undone(refused.code)));
            }
        }
        return table.items(id);
    }

    private BulkItem acted(Chosen one, Wanted wanted, String by) {
        var before = tickets.turnOf(one.number());
        handOver(one, wanted, by);
        return new BulkItem(
                one.number(),
                BulkItem.DONE,
                before.map(TicketViews.TurnNow::assignee).orElse(null),
                before.map(TicketViews.TurnNow::desk).orElse(null),
                one.version() + 1,
                null);
    }

    private void handOver(Chosen one, Wanted wanted, String by) {
        try {
            desk.handOver(one.number(), one.version(), wanted.to(), wanted.desk(), wanted.note(), by);
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

    private static void require(List<Chosen> chosen, Wanted wanted) {
        if (chosen.isEmpty() || chosen.size() > MOST) throw new Refused(new Refusal.TooMany(MOST));
        if (wanted.note().isBlank()) throw new Refused(new Refusal.NoteMissing());
    }

    private void requireSame(UUID id, Wanted wanted, String by) {
        BulkTable.Act kept = table.find(id).orElseThrow();
        boolean same = kept.login().equals(by)
                && Objects.equals(kept.to(), wanted.to())
                && kept.desk() == wanted.desk()
                && kept.note().equals(wanted.note());
        if (!same) throw new Refused(new Refusal.ActIsAnother());
    }
}
