package kz.komek.simulator;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what became of every contact, with nothing but what a resident has: the link of the ticket and the own
 * mailbox. First waits until each contact is there, then, after a pause in which a second copy would arrive, looks once
 * more and counts.
 */
final class Audit {
    /** More would only queue at the core, which the gateway gives 800 ms. */
    private static final int AT_ONCE = 16;

    private final City city;
    private final WebSite site;
    private final @Nullable Mailboxes mailboxes;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger counted = new AtomicInteger();

    Audit(City city, WebSite site, @Nullable Mailboxes mailboxes) {
        this.city = city;
        this.site = site;
        this.mailboxes = mailboxes;
    }

    /** Returns when every acknowledged contact is there, or patience ended. */
    void await(Iterable<Receipt> receipts, Duration patience) throws InterruptedException {
        // One end for all: a thousand lost contacts do not take a thousand times the patience.
        var until = new Patience(patience, atOnce);
        each(receipts, receipt -> {
            if (receipt.acknowledged() && isThere(receipt, until)) found.incrementAndGet();
        });
    }

    Ledger count(Iterable<Receipt> receipts, Duration patience) throws InterruptedException {
        var ledger = new Ledger();
        var until = new Patience(patience, atOnce);
        each(receipts, receipt -> {
            look(receipt, until, ledger);
            counted.incrementAndGet();
        });
        return ledger;
    }

    String state() {
        return counted.get() > 0 ? "counted " + counted : "in the register " + found;
    }

    int found() {
        return found.get();
    }

    int counted() {
        return counted.get();
    }

    @FunctionalInterface
    private interface Reading {
        void read(Receipt receipt) throws InterruptedException;
    }

    private static void each(Iterable<Receipt> receipts, Reading reading) throws InterruptedException {
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var receipt : receipts) {
                readers.submit(() -> {
                    reading.read(receipt);
                    return null;
                });
            }
        }
    }

    private boolean isThere(Receipt receipt, Patience until) throws InterruptedException {
        var contact = city.contact(receipt.index());
        var outcome = until.until(
                () -> {
                    var seen = seen(contact, receipt);
                    return seen instanceof Outcome.Done<Ledger.Seen>(var what) && (what.texts() == 0 || !what.whole())
                            ? new Outcome.NotNow<>("not there yet", null)
                            : seen;
                },
                () -> {});
        return outcome instanceof Outcome.Done;
    }

    private void look(Receipt receipt, Patience until, Ledger ledger) throws InterruptedException {
        var contact = city.contact(receipt.index());
        if (until.until(() -> seen(contact, receipt), () -> {}) instanceof Outcome.Done<Ledger.Seen>(var seen)) {
            ledger.count(seen);
        } else {
            ledger.countUnreadable(contact, receipt.acknowledged());
        }
    }

    private Outcome<Ledger.Seen> seen(Contact contact, Receipt receipt) throws InterruptedException {
        var mails = mails(contact);
        if (!(mails instanceof Outcome.Done<Mailboxes.Answers>(var answers))) return notSeen(mails);
        var keys = new LinkedHashMap<>(answers.keys());
        var reservation = receipt.reservation();
        if (reservation != null) keys.put(reservation.number(), reservation.key());
        var tickets = new HashSet<String>();
        int texts = 0;
        boolean whole = false;
        for (Map.Entry<String, String> key : keys.entrySet()) {
            var read = site.ticket(key.getKey(), key.getValue());
            switch (read) {
                case Outcome.NotNow<WebSite.Ticket> notNow -> {
                    return notSeen(notNow);
                }
                case Outcome.Refused<WebSite.Ticket> notThere -> {}
                case Outcome.Done<WebSite.Ticket>(var ticket) when !ticket.registered() -> {}
                case Outcome.Done<WebSite.Ticket>(var ticket) -> {
                    tickets.add(key.getKey());
                    texts += Texts.count(ticket, contact);
                    whole |= Texts.isWhole(ticket, contact);
                }
            }
        }
        return new Outcome.Done<>(
                new Ledger.Seen(contact, receipt.acknowledged(), tickets, texts, whole, answers.ids()));
    }

    private Outcome<Mailboxes.Answers> mails(Contact contact) {
        if (contact.email() == null || mailboxes == null) {
            return new Outcome.Done<>(new Mailboxes.Answers(List.of(), Map.of()));
        }
        return mailboxes.of(contact.email());
    }

    private static <T> Outcome<Ledger.Seen> notSeen(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.NotNow<T> notNow -> new Outcome.NotNow<>(notNow.why(), notNow.after());
            case Outcome.Refused<T> refused -> new Outcome.Refused<>(refused.why());
            case Outcome.Done<T> done -> throw new IllegalArgumentException("it was seen");
        };
    }
}
