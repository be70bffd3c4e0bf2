package kz.komek.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets contacts begin at their times, whether or not earlier ones are done (an open model: residents do not wait for each
 * other), and each goes on until it is acknowledged.
 */
final class Sending {
    private static final int AT_ONCE = 64;

    private final City city;
    private final WebSite site;
    private final @Nullable PostOffice post;
    private final Duration patience;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final ConcurrentLinkedQueue<Receipt> receipts = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> troubles = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();

    Sending(City city, WebSite site, @Nullable PostOffice post, Duration patience) {
        this.city = city;
        this.site = site;
        this.post = post;
        this.patience = patience;
    }

    /** Returns when the last contact is acknowledged or given up. */
    void send(int count, Rate rate) throws InterruptedException {
        long start = System.nanoTime();
        try (var residents = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long wait = rate.start(i).toNanos() - (System.nanoTime() - start);
                if (wait > 0) Thread.sleep(Duration.ofNanos(wait));
                int index = i;
                begun.incrementAndGet();
                residents.submit(() -> write(index));
            }
        }
    }

    private @Nullable Void write(int index) throws InterruptedException {
        var contact = city.contact(index);
        var until = new Patience(patience, atOnce);
        var noted = new AtomicReference<WebSite.Reservation>();
        boolean done = false;
        try {
            done = switch (contact.channel()) {
                case WEB -> submit(contact, until, noted);
                case EMAIL -> send(contact, until);
            };
            return null;
        } finally {
            if (done) acknowledged.incrementAndGet();
            ended.incrementAndGet();
            receipts.add(new Receipt(index, done, noted.get()));
        }
    }

    private boolean submit(Contact contact, Patience until, AtomicReference<WebSite.Reservation> noted)
            throws InterruptedException {
        var reserved = until.until(() -> seen(site.reserve(contact.language())), retries::incrementAndGet);
        if (!(reserved instanceof Outcome.Done<WebSite.Reservation>(var reservation))) return false;
        noted.set(reservation);
        var submitted = until.until(() -> seen(site.submit(contact, reservation)), retries::incrementAndGet);
        return submitted instanceof Outcome.Done;
    }

    private boolean send(Contact contact, Patience until) throws InterruptedException {
        var office = java.util.Objects.requireNonNull(post, "mail is sent only with a post office");
        return until.until(() -> seen(office.send(contact)), retries::incrementAndGet) instanceof Outcome.Done;
    }

    private <T> Outcome<T> seen(Outcome<T> outcome) {
        switch (outcome) {
            case Outcome.Done<T> done -> {}
            case Outcome.NotNow<T> notNow -> trouble(notNow.why());
            case Outcome.Refused<T> refused -> trouble("refused: " + refused.why());
        }
        return outcome;
    }

    private void trouble(String why) {
        troubles.computeIfAbsent(why, any -> new AtomicInteger()).incrementAndGet();
    }

    Iterable<Receipt> receipts() {
        return receipts;
    }

    /** What went wrong on the way and how often. */
    Map<String, AtomicInteger> troubles() {
        return troubles;
    }

    int acknowledged() {
        return acknowledged.get();
    }

    String state() {
        int waiting = begun.get() - ended.get();
        return "sent " + begun + ", acknowledged " + acknowledged
                + (waiting > 0 ? ", under way " + waiting : "")
                + (retries.get() > 0 ? ", tried again " + retries : "");
    }
}
