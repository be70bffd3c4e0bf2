package kz.komek.knowledge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import kz.komek.contract.Json;
import kz.komek.knowledge.domain.Entry;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.store.SearchTable;

/** Keeps what can be found as it is. May be thrown away: it is made anew from what it describes. */
@ApplicationScoped
public class SearchIndex {
    /** Another way of taking words apart makes other lexemes: entries are made anew when this is another one. */
    private static final int WAY = 2;

    private final Words words;
    private final SearchTable table;

    SearchIndex(Words words, SearchTable table) {
        this.words = words;
        this.table = table;
    }

    /** Everything of a kind that there is; what is as it was costs nothing. @return how many were written or taken out */
    @Transactional
    public int renew(EntryKind kind, Collection<Entry> all) {
        return renew(kind, () -> all);
    }

    /** @param reading what there is: only now, when nobody else can change it and be overwritten with what was before */
    @Transactional
    public int renew(EntryKind kind, Supplier<Collection<Entry>> reading) {
        table.lock();
        Collection<Entry> all = reading.get();
        var digests = table.digests(kind);
        var gone = new HashSet<>(digests.keySet());
        var changed = new ArrayList<SearchTable.Words>();
        for (Entry entry : all) {
            gone.remove(entry.ref());
            byte[] digest = digest(entry);
            if (!Arrays.equals(digest, digests.get(entry.ref()))) changed.add(taken(entry, digest));
        }
        table.change(kind, changed, gone);
        return changed.size() + gone.size();
    }

    /** One that is new or has changed, with the transaction that changed it. */
    @Transactional
    public void put(Entry entry) {
        put(() -> entry);
    }

    /** @param reading it: only now, so that whoever changes its names comes before us or sees it */
    @Transactional
    public void put(Supplier<Entry> reading) {
        table.lock();
        Entry entry = reading.get();
        table.change(entry.kind(), List.of(taken(entry, digest(entry))), List.of());
    }

    /** One that is there no more. */
    @Transactional
    public void remove(EntryKind kind, String ref) {
        table.lock();
        table.change(kind, List.of(), List.of(ref));
    }

    /** It helped with one ticket more: found a little sooner from now on. */
    @Transactional
    public void used(EntryKind kind, String ref) {
        table.used(kind, ref);
    }

    /** Everything is made anew at the next {@link #renew}. */
    @Transactional
    public void throwAway() {
        table.lock();
        table.clear();
    }

    private SearchTable.Words taken(Entry entry, byte[] digest) {
        return new SearchTable.Words(
                entry, lexemes(entry.titles()), lexemes(entry.names()), lexemes(entry.texts()), digest);
    }

    /** Names are told apart where people write them down: by a semicolon. */
    private List<Set<String>> lexemes(List<String> texts) {
        var all = new ArrayList<Set<String>>();
        for (String text : texts) {
            for (String one : text.split(";")) {
                all.add(SearchTable.BORDER);
                all.addAll(words.inOrder(one));
            }
        }
        all.add(SearchTable.BORDER);
        return all;
    }

    private static byte[] digest(Entry entry) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) WAY);
            // Served often it served is counted where it stands.
            return digest.digest(Json.write(entry.unused()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
