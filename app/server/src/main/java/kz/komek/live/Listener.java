package kz.komek.live;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import kz.komek.contract.TicketEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One console on the line. It keeps no events, only its place among the recent ones, and sends a few at a time: the next
 * when those have left. A console too slow for that is disconnected; it comes back with its cursor.
 */
final class Listener {
    private static final Logger LOG = Logger.getLogger(Listener.class);
    private static final int AT_ONCE = 64;
    private static final CloseReason TRY_AGAIN_LATER = new CloseReason(1013, "too slow");
    private static final CloseReason GOING_AWAY = new CloseReason(1001, "this server stops");
    private static final CloseReason POLICY = new CloseReason(1008, "refused");

    private final WebSocketConnection connection;
    private final RecentEvents recent;
    private final Function<@Nullable TicketEvent, @Nullable String> refusal;
    private final Predicate<TicketEvent> concern;
    private final Supplier<java.time.Instant> now;

    private Map<Integer, Long> seen = Map.of();
    private long place;
    private int beginning;
    private boolean begun;
    private boolean sending;
    private boolean stillSending;

    /**
     * @param refusal why this event may not be read, or ({@code null}) nothing at all any more; {@code null}: it may
     * @param concern whether this event is for the reader at all; others are left out
     * @param now Komek's time
     */
    Listener(
            WebSocketConnection connection,
            RecentEvents recent,
            Function<@Nullable TicketEvent, @Nullable String> refusal,
            Predicate<TicketEvent> concern,
            Supplier<java.time.Instant> now) {
        this.connection = connection;
        this.recent = recent;
        this.refusal = refusal;
        this.concern = concern;
        this.now = now;
    }

    /** @param cursor the last offset seen of every partition; {@code null}: from now on */
    synchronized void begin(@Nullable Map<Integer, Long> cursor) {
        beginning = recent.beginnings();
        if (cursor == null || cursor.isEmpty()) {
            fromNow();
        } else if (recent.reaches(cursor)) {
            place = recent.start();
            seen = Map.copyOf(cursor);
            say(new Frame.Welcome(cursor, now.get()));
        } else {
            say(new Frame.Gap());
            fromNow();
        }
        begun = true;
        goOn();
    }

    private void fromNow() {
        // The cursor first: an event between the two is then sent although the cursor has it, and consoles leave it
        // out.
        var cursor = recent.cursor();
        place = recent.end();
        seen = Map.of();
        say(new Frame.Welcome(cursor, now.get()));
    }

    /** Sends what there is, unless it is sending already. Never waits. */
    synchronized void goOn() {
        if (!begun || sending || connection.isClosed()) return;
        if (beginning != recent.beginnings()) {
            begin(Map.of(-1, -1L)); // nothing reaches it: a gap
            return;
        }
        var frames = nextFrames();
        if (frames.isEmpty()) return;
        sending = true;
        stillSending = false;
        String last = frames.removeLast();
        frames.forEach(this::send);
        connection.sendText(last).subscribe().with(done -> left(), failed -> leave(TRY_AGAIN_LATER));
    }

    private List<String> nextFrames() {
        var frames = new ArrayList<String>();
        if (place < recent.start()) {
            LOG.info("a console was too slow for the events; it is disconnected and comes back");
            leave(TRY_AGAIN_LATER);
            return frames;
        }
        for (; frames.size() < AT_ONCE && place < recent.end(); place++) {
            var placed = recent.at(place);
            if (placed == null || placed.offset() <= seen.getOrDefault(placed.partition(), -1L)) continue;
            String why = refusal.apply(placed.event());
            if (why != null) {
                refuse(why);
                return new ArrayList<>();
            }
            if (concern.test(placed.event())) frames.add(placed.frame());
        }
        return frames;
    }

    private synchronized void left() {
        sending = false;
        goOn();
    }

    /** Called every 20 s. What has not left since the last time never will. */
    synchronized void ping() {
        if (!begun || connection.isClosed()) return;
        String why = refusal.apply(null);
        if (why != null) {
            refuse(why);
        } else if (sending && stillSending) {
            LOG.info("a console takes nothing any more; it is disconnected");
            leave(TRY_AGAIN_LATER);
        } else {
            stillSending = sending;
            say(new Frame.Ping(now.get()));
        }
    }

    /** Who misses it asks again by itself in a while. */
    synchronized void ring() {
        if (begun && !connection.isClosed()) say(new Frame.Channels());
    }

    synchronized void refuse(String code) {
        begun = false;
        say(new Frame.Refused(code));
        leave(POLICY);
    }

    /** The server stops. */
    void stop() {
        leave(GOING_AWAY);
    }

    private void say(Frame frame) {
        send(Frame.text(frame));
    }

    private void send(String frame) {
        connection.sendText(frame).subscribe().with(done -> {}, failed -> leave(TRY_AGAIN_LATER));
    }

    private void leave(CloseReason reason) {
        if (connection.isOpen()) connection.close(reason).subscribe().with(done -> {}, gone -> {});
    }
}
