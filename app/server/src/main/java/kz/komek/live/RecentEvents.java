package kz.komek.live;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import kz.komek.contract.TicketEvent;
import org.jspecify.annotations.Nullable;

/**
 * The last events this server read, in the order it read them: a ring that bounds the memory of all consoles together,
 * because each of them only keeps its place in it.
 */
final class RecentEvents {
    /**
     * An event with the place it has in the topic.
     *
     * @param frame as it is sent, written once for all consoles
     */
    record Placed(int partition, long offset, TicketEvent event, String frame) {}

    private final @Nullable Placed[] ring;
    /** Of each partition: the first offset after which nothing is missing here. */
    private final Map<Integer, Long> oldest = new HashMap<>();
    /** Of each partition: the last offset that was read. */
    private final Map<Integer, Long> newest = new HashMap<>();

    private long end;
    private int beginnings;

    RecentEvents(int capacity) {
        this.ring = new Placed[capacity];
    }

    /** From now on these partitions are read from these offsets on; what was here before is forgotten. */
    synchronized void begin(Map<Integer, Long> positions) {
        Arrays.fill(ring, null);
        oldest.clear();
        newest.clear();
        oldest.putAll(positions);
        positions.forEach((partition, position) -> newest.put(partition, position - 1));
        beginnings++;
    }

    synchronized void add(int partition, long offset, TicketEvent event) {
        int slot = (int) (end % ring.length);
        Placed leaves = ring[slot];
        if (leaves != null) oldest.put(leaves.partition(), leaves.offset() + 1);
        ring[slot] = new Placed(partition, offset, event, Frame.text(new Frame.Ticket(event, partition, offset)));
        newest.put(partition, offset);
        end++;
    }

    /** Changes when all begins anew: whoever had a place has missed something. */
    synchronized int beginnings() {
        return beginnings;
    }

    /** The place after the newest event. */
    synchronized long end() {
        return end;
    }

    /** The place of the oldest event still here. */
    synchronized long start() {
        return Math.max(0, end - ring.length);
    }

    /** {@code null} where nothing is, or nothing any more. */
    synchronized @Nullable Placed at(long place) {
        return place < start() || place >= end ? null : ring[(int) (place % ring.length)];
    }

    /** The last offset read of every partition. */
    synchronized Map<Integer, Long> cursor() {
        return new TreeMap<>(newest);
    }

    /** Whether everything after this cursor is still here. A cursor ahead of us comes from another topic or server. */
    synchronized boolean reaches(Map<Integer, Long> cursor) {
        return cursor.keySet().equals(newest.keySet())
                && cursor.entrySet().stream()
                        .allMatch(seen -> seen.getValue() + 1 >= oldest.get(seen.getKey())
                                && seen.getValue() <= newest.get(seen.getKey()));
    }
}
