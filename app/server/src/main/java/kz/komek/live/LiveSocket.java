package kz.komek.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.jwt.auth.principal.ParseException;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kz.komek.contract.Json;
import kz.komek.contract.TicketEvent;
import kz.komek.organisation.RolePermissions;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.identity.SessionTokens;
import kz.komek.platform.time.SystemTime;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Desk;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1/live}. The token comes in the first frame: in the address it would be logged, and a browser can send no
 * header with a web socket.
 */
@WebSocket(path = "/api/v1/live")
class LiveSocket {
    private static final Duration FIRST_FRAME = Duration.ofSeconds(5);

    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final EventReader events;
    private final SessionTokens tokens;
    private final Staff staff;
    private final TicketViews tickets;
    private final SystemTime systemTime;
    private final InstantSource time;
    private final Vertx vertx;

    LiveSocket(
            EventReader events,
            ChannelBell channels,
            SessionTokens tokens,
            Staff staff,
            TicketViews tickets,
            SystemTime systemTime,
            InstantSource time,
            Vertx vertx,
            MeterRegistry metrics) {
        this.events = events;
        this.tokens = tokens;
        this.staff = staff;
        this.tickets = tickets;
        this.systemTime = systemTime;
        this.time = time;
        this.vertx = vertx;
        metrics.gaugeMapSize("komek.live.consoles", java.util.List.of(), listeners);
        events.onNews(() -> listeners.values().forEach(Listener::goOn));
        channels.onRing(() -> listeners.values().forEach(Listener::ring));
    }

    /**
     * Consoles are let go as soon as the process is told to stop: an open socket counts as a request that Quarkus waits
     * for before it tells its beans anything, and the console finds another server meanwhile.
     */
    void start(@Observes StartupEvent started) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> listeners.values().forEach(Listener::stop), "consoles-go"));
    }

    @OnOpen
    void open(WebSocketConnection connection) {
        vertx.setTimer(FIRST_FRAME.toMillis(), late -> {
            if (connection.isOpen() && !listeners.containsKey(connection.id())) {
                connection.close(new CloseReason(1008, "no token")).subscribe().with(done -> {}, gone -> {});
            }
        });
    }

    @OnTextMessage
    @RunOnVirtualThread
    void hear(String text, WebSocketConnection connection) {
        if (listeners.containsKey(connection.id())) return; // only the first frame says something
        var beginning = Beginning.read(text);
        Reader reader = beginning == null ? null : reader(beginning.token());
        var listener = new Listener(
                connection,
                events.recent(),
                event -> reader == null ? "LOGIN_NEEDED" : refusal(reader),
                event -> reader != null && concerns(reader, event),
                time::instant);
        String refused = reader == null ? "LOGIN_NEEDED" : refusal(reader);
        if (refused != null) {
            listener.refuse(refused);
            return;
        }
        listeners.put(connection.id(), listener);
        if (connection.isClosed()) listeners.remove(connection.id());
        listener.begin(beginning.cursor());
    }

    @OnClose
    void close(WebSocketConnection connection) {
        listeners.remove(connection.id());
    }

    @OnError
    void failed(RuntimeException e, WebSocketConnection connection) {
        listeners.remove(connection.id());
        connection.close(new CloseReason(1011, "failed")).subscribe().with(done -> {}, gone -> {});
    }

    @Scheduled(every = "20s")
    void ping() {
        listeners.values().forEach(Listener::ping);
    }

    private record Reader(SessionTokens.Session session, Instant until) {}

    private @Nullable Reader reader(String token) {
        try {
            var principal = tokens.read(token);
            return new Reader(
                    SessionTokens.Session.of(principal), Instant.ofEpochSecond(principal.getExpirationTime()));
        } catch (ParseException notOurs) {
            return null;
        }
    }

    /** Asked for every event, not once: rights end when a person leaves or the session ends. */
    private @Nullable String refusal(Reader reader) {
        if (systemTime.unmoved().isAfter(reader.until())) return "LOGIN_NEEDED";
        Colleague colleague = staff.active(reader.session()).orElse(null);
        if (colleague == null) return "LOGIN_NEEDED";
        return RolePermissions.may(colleague, Permission.STAND_AT_DESK)
                        || RolePermissions.may(colleague, Permission.EXECUTE_TICKETS)
                ? null
                : "NOT_YOURS";
    }

    /**
     * The centre's lines hear of every ticket, or of those where they work; who is handed one now and then of what waits at
     * their desk; an executor of those of their own organisation.
     */
    private boolean concerns(Reader reader, TicketEvent event) {
        Colleague colleague = staff.active(reader.session()).orElse(null);
        if (colleague == null) return false;
        boolean works = RolePermissions.may(colleague, Permission.WORK_TICKETS) || isAtDeskOf(colleague, event);
        if (works && isWithin(colleague, event)) {
            // A complaint about where they work is not theirs to hear of; who works for nobody, nearly all, is not
            // asked about.
            return colleague.organisation() == null || tickets.isFor(colleague, event.number());
        }
        return event.organisations() != null && event.organisations().stream().anyMatch(colleague::executesFor);
    }

    private static boolean isAtDeskOf(Colleague colleague, TicketEvent event) {
        return colleague.login().equals(event.assignee())
                || colleague.login().equals(event.offeredTo())
                || event.desks() != null
                        && Desk.of(colleague).stream().map(Desk::name).anyMatch(event.desks()::contains);
    }

    private static boolean isWithin(Colleague colleague, TicketEvent event) {
        return colleague.sector() == null
                || colleague.login().equals(event.assignee())
                || colleague.login().equals(event.offeredTo())
                || colleague.sector().holds(event.district(), event.sector());
    }

    /** The first frame. */
    private record Beginning(String token, @Nullable Map<Integer, Long> cursor) {
        static @Nullable Beginning read(String text) {
            try {
                JsonNode frame = Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
                return frame.path("token").isTextual()
                        ? new Beginning(frame.path("token").textValue(), cursor(frame.path("cursor")))
                        : null;
            } catch (IllegalArgumentException unreadable) {
                return null;
            }
        }

        private static @Nullable Map<Integer, Long> cursor(JsonNode node) {
            if (!node.isObject()) return null;
            var cursor = new TreeMap<Integer, Long>();
            node.properties()
                    .forEach(each -> cursor.put(
                            Integer.valueOf(each.getKey()), each.getValue().asLong(-1)));
            return cursor;
        }
    }
}
