package kz.komek.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.komek.knowledge.domain.Periods;
import kz.komek.knowledge.store.TicketSearchTable;
import kz.komek.knowledge.store.TicketSearchTable.Renewal;
import kz.komek.knowledge.store.TicketSearchTable.Row;
import kz.komek.knowledge.store.TicketSearchTable.Standing;
import kz.komek.ticket.TicketTexts;
import kz.komek.ticket.domain.Written;

/**
 * Keeps the words of tickets as the register has them. It writes what it reads there now, whatever it was told: twice the
 * same is once, in any order, by any number of servers. What is not written on a ticket any more is not found either.
 */
@ApplicationScoped
public class TicketIndex {
    /** Another way of taking words apart makes other lexemes: all tickets are made anew when this is another one. */
    private static final int WAY = 2;

    private static final int BATCH = 500;
    /** A description of everything says nothing, and would fill a page of the table. */
    private static final int MOST_WORDS = 100;

    private final Words words;
    private final TicketSearchTable table;
    private final TicketTexts texts;

    TicketIndex(Words words, TicketSearchTable table, TicketTexts texts) {
        this.words = words;
        this.table = table;
        this.texts = texts;
    }

    /** Something happened to them. */
    @Transactional
    public void take(Collection<String> numbers) {
        if (!numbers.isEmpty()) write(texts.byNumber(numbers));
    }

    /** @return whether there is more of before to be taken; not while another server is at it */
    @Transactional
    public boolean renewSome() {
        Renewal renewal = table.lockRenewal().orElse(null);
        if (renewal == null) return false;
        if (renewal.way() != WAY) renewal = new Renewal(WAY, texts.highestId() + 1, false);
        else if (renewal.done()) return false;
        List<Written> some = texts.below(renewal.below(), BATCH);
        write(some);
        boolean all = some.size() < BATCH;
        long below = some.stream().mapToLong(Written::id).min().orElse(renewal.below());
        table.write(new Renewal(WAY, below, all));
        return !all;
    }

    /** All of them again, from the newest on, beside what happens. */
    @Transactional
    public void renewAll() {
        table.awaitRenewal();
        table.write(new Renewal(WAY, texts.highestId() + 1, false));
    }

    private void write(List<Written> written) {
        if (written.isEmpty()) return;
        var rows = written.stream().map(this::row).toList();
        table.lock();
        Map<Long, Standing> standing =
                table.standing(rows.stream().map(Row::ticket).toList());
        var changed = new ArrayList<Row>();
        var more = new HashMap<String, Integer>();
        for (Row row : rows) {
            Standing before = standing.get(row.ticket());
            // Whoever read it later wrote it before us.
            if (before != null && before.version() > row.version()) continue;
            changed.add(row);
            if (before != null && before.madeFrom() == row.madeFrom()) continue;
            Set<String> had = before == null ? Set.of() : before.words();
            row.words().stream().filter(word -> !had.contains(word)).forEach(word -> more.merge(word, 1, Integer::sum));
            had.stream()
                    .filter(word -> !row.words().contains(word))
                    .forEach(word -> more.merge(word, -1, Integer::sum));
        }
        table.put(changed);
        table.count(more);
    }

    private Row row(Written written) {
        var all = new TreeSet<String>();
        addWords(all, written.title());
        written.said().forEach(said -> addWords(all, said));
        String address = written.address();
        if (address != null) {
            addWords(all, address);
            Streets.lexemes(words, address).forEach(all::add);
        }
        written.organisations().forEach(code -> all.add("@" + code));
        all.addAll(Periods.lexemes(written.receivedAt()));
        return new Row(
                written.id(),
                written.version(),
                digest(all),
                all,
                written.receivedAt(),
                written.issue(),
                written.district(),
                written.sector(),
                written.organisations(),
                written.assignee(),
                written.closed());
    }

    private void addWords(Set<String> all, String text) {
        for (String word : words.bones(text)) {
            if (all.size() >= MOST_WORDS) return;
            all.add(word);
        }
    }

    private static long digest(Set<String> words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (String word : words) digest.update((word + "\n").getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
