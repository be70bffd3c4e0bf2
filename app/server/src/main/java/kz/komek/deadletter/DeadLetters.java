package kz.komek.deadletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.outbox.Outbox;
import org.jspecify.annotations.Nullable;

/** What nobody could take, for people to look at and to send on its way again. */
@ApplicationScoped
public class DeadLetters {
    private final DeadLetterTable table;
    private final Outbox outbox;
    private final InstantSource time;
    private final Topics topics;

    DeadLetters(DeadLetterTable table, Outbox outbox, InstantSource time, Topics topics) {
        this.topics = topics;
        this.table = table;
        this.outbox = outbox;
        this.time = time;
    }

    /**
     * @param topic where it died
     * @param at when it happened
     * @param summary nothing about people
     */
    public record Letter(
            String id, String topic, Instant at, Instant diedAt, String reason, String type, String summary) {}

    public enum Replay {
        /** It is in its topic again, or will be in a moment; also when it had been replayed before. */
        DONE,
        NO_SUCH_LETTER,
        /** It came without an envelope: nobody could read it the second time either. */
        NOT_REPLAYABLE
    }

    /** @param before the id of the last letter seen; {@code null}: from the newest on */
    public List<Letter> page(@Nullable Long before, int limit) {
        return table.page(before == null ? Long.MAX_VALUE : before, limit);
    }

    /**
     * @param source an account of a channel ({@link Envelope#source})
     * @param since when the first of them died
     */
    public record Waiting(String source, LocalDate day, int many, Instant since) {}

    /** What came from residents and nobody could take, of events since then. */
    public List<Waiting> waiting(Instant since, ZoneId zone) {
        return table.waiting(
                since, zone, List.of(topics.dead(topics.contactReceived()), topics.dead(topics.channelEvent())));
    }

    /**
     * All of an account that happened in that time, each as {@link #replay} does it; so many at once at most.
     *
     * @return how many are on their way again, and how many could not be
     */
    public Replayed replay(String source, Instant from, Instant until, int most, String by) {
        int again = 0;
        int not = 0;
        for (long id : table.waitingOf(source, from, until, most)) {
            if (QuarkusTransaction.requiringNew().call(() -> replay(id, by)) == Replay.DONE) again++;
            else not++;
        }
        return new Replayed(again, not);
    }

    public record Replayed(int again, int not) {}

    /** Under its own id and with its original time, so that whoever saw it knows it again. */
    @Transactional
    public Replay replay(long id, String by) {
        var locked = table.lock(id).orElse(null);
        if (locked == null) return Replay.NO_SUCH_LETTER;
        Remains remains = locked.remains();
        if (remains == null) return Replay.DONE;
        Envelope envelope = remains.envelope();
        String key = remains.key();
        if (envelope == null || key == null || key.indexOf('\0') >= 0) return Replay.NOT_REPLAYABLE;
        outbox.add(locked.topic().replaceFirst("\\.dead$", ""), key, envelope, remains.body());
        table.replayed(id, by, time.instant());
        return Replay.DONE;
    }
}
