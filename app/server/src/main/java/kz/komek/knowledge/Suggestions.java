package kz.komek.knowledge;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.komek.contract.Language;
import kz.komek.knowledge.domain.Alike;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Meant;
import kz.komek.knowledge.domain.Periods;
import kz.komek.knowledge.domain.Sought;
import kz.komek.knowledge.store.TicketSearchTable;
import kz.komek.knowledge.store.TicketSearchTable.Candidate;
import kz.komek.knowledge.store.TicketSearchTable.Within;
import kz.komek.organisation.domain.Colleague;
import kz.komek.ticket.TicketTexts;
import org.jspecify.annotations.Nullable;

/** What helps with a text that is being read or written: what is known about it, and what was answered to its like. */
@Singleton
public class Suggestions {
    /** A longer text says the same again. */
    private static final int READ = 60;

    private static final int WORDS_OF_ENTRIES = 8;
    private static final int WORDS_OF_TICKETS = 6;
    /** A word that more have says nothing about a matter, unless they are few. */
    private static final double FREQUENT = 0.05;

    private static final int FEW = 200;

    private static final int CANDIDATES = 100;
    /**
     * Somebody is typing: what comes too late is of no use, and the newest are the likest. Of frequent words PostgreSQL
     * looks through all tickets of the times it is asked for, a million of them a second.
     */
    private static final TicketSearch.Reach AT_A_GLANCE = new TicketSearch.Reach(8_000, 6_000, 24_000);

    /** Some are not for this person's eyes, some were closed without an answer. */
    private static final int LOOKED_AT = 12;

    private final Words words;
    private final Search search;
    private final TicketSearch tickets;
    private final TicketTexts texts;
    private final Map<EntryKind, Shelf> shelves = new HashMap<>();
    private final InstantSource time;

    Suggestions(
            Words words,
            Search search,
            TicketSearch tickets,
            TicketTexts texts,
            @All List<Shelf> shelves,
            InstantSource time) {
        this.words = words;
        this.search = search;
        this.tickets = tickets;
        this.texts = texts;
        this.time = time;
        shelves.forEach(shelf -> this.shelves.put(shelf.kind(), shelf));
    }

    /**
     * What is known so far.
     *
     * @param text of the resident, or what is written down for them
     * @param address as it was said
     * @param ticket that is being worked on; 0: none yet
     * @param resident in whose language answers are given
     * @param reader in whose language things are named
     */
    public record Asked(
            String text,
            @Nullable String address,
            @Nullable String issue,
            long ticket,
            Language resident,
            Language reader,
            int most) {}

    /** @param words of the text that it has */
    public record Known(String ref, String title, String text, List<String> words) {}

    /** @param answer that its resident was given */
    public record Similar(TicketSearch.Hit hit, String answer, Alike alike) {}

    public record Suggested(List<Known> articles, List<Known> issues, List<Similar> tickets) {}

    public Suggested suggest(Asked asked, String login) {
        Sought text = words.sought(asked.text(), READ);
        return new Suggested(
                known(EntryKind.ARTICLE, text, asked),
                known(EntryKind.ISSUE, text, asked),
                similar(text, asked, login));
    }

    /** Issues of the catalogue that a resident may mean, named in their language; the best first. */
    public List<Known> issues(String text, Language resident, int most) {
        return known(
                EntryKind.ISSUE, words.sought(text, READ), new Asked(text, null, null, 0, resident, resident, most));
    }

    private List<Known> known(EntryKind kind, Sought text, Asked asked) {
        var about = search.about(text, Set.of(kind), WORDS_OF_ENTRIES, asked.most());
        Shelf shelf = shelves.get(kind);
        if (about.isEmpty() || shelf == null) return List.of();
        var refs = about.stream().map(one -> one.found().ref()).toList();
        var named = shelf.show(refs, asked.reader());
        var answers = asked.reader() == asked.resident() ? named : shelf.show(refs, asked.resident());
        var all = new ArrayList<Known>();
        for (Search.About one : about) {
            String ref = one.found().ref();
            Shelf.Shown name = named.get(ref);
            Shelf.Shown answer = answers.get(ref);
            if (name != null && answer != null) all.add(new Known(ref, name.title(), answer.text(), one.words()));
        }
        return all;
    }

    private List<Similar> similar(Sought text, Asked asked, String login) {
        Colleague who = texts.reader(login).orElse(null);
        Within within = who == null
                ? null
                : tickets.within(who, true, null, asked.ticket()).orElse(null);
        if (who == null || within == null) return List.of();
        var alike = alike(text, asked, within);
        var shown = tickets.hits(who, alike.stream().map(Alike::ticket).toList());
        var answers = texts.answers(shown.stream().map(hit -> hit.ticket().id()).toList());
        var all = new ArrayList<Similar>();
        for (Alike one : alike) {
            shown.stream()
                    .filter(hit -> hit.ticket().id() == one.ticket() && answers.containsKey(one.ticket()))
                    .forEach(hit -> all.add(new Similar(hit, answers.get(one.ticket()), one)));
        }
        Instant now = time.instant();
        return all.stream()
                .sorted(Comparator.comparingDouble(
                        one -> -one.alike().score(now, one.hit().ticket().language() == asked.resident())))
                .limit(asked.most())
                .toList();
    }

    /** At least two of the rarest words, or one in the same street; the likest of the newest. */
    private List<Alike> alike(Sought text, Asked asked, Within within) {
        Set<String> streets = asked.address() == null ? Set.of() : Streets.lexemes(words, asked.address());
        var bones = new LinkedHashSet<>(streets);
        text.words().forEach(word -> bones.addAll(Words.bones(word)));
        Map<String, Long> known = tickets.known(bones);
        Meant meant = telling(text, known, asked.ticket() == 0 ? 1 : 2);
        if (meant.words().isEmpty()) return List.of();
        var street = TicketSearch.word("", streets, known);
        var asking = new ArrayList<>(meant.words());
        String query = TicketSearchTable.two(meant.words());
        long read = meant.words().stream()
                .limit(Math.max(1, meant.words().size() - 1))
                .mapToLong(Meant.Word::tickets)
                .sum();
        if (street.isKnown()) {
            asking.add(street);
            query = query + " | " + TicketSearchTable.inStreet(meant.words(), street);
            read += Math.min(street.tickets(), meant.words().getLast().tickets());
        }
        var found = tickets.newest(
                query,
                new Meant(asking, meant.tickets()),
                new TicketSearch.Cost(read, 1),
                AT_A_GLANCE,
                Periods.newestFirst(known),
                within,
                CANDIDATES);
        var order = new Meant(asking, meant.tickets());
        return found.candidates().stream()
                .map(candidate -> alike(candidate, order, street, asked))
                .sorted(Alike.likest(time.instant()))
                .limit(LOOKED_AT)
                .toList();
    }

    private static Alike alike(Candidate candidate, Meant meant, Meant.Word street, Asked asked) {
        double rarity = 0;
        var had = new ArrayList<String>();
        boolean sameStreet = false;
        for (int at : candidate.had()) {
            Meant.Word word = meant.words().get(at);
            if (word.equals(street)) sameStreet = true;
            else {
                had.add(word.typed());
                rarity += meant.rarity(word);
            }
        }
        return Alike.of(
                candidate.ticket(),
                candidate.receivedAt(),
                had,
                rarity,
                Alike.same(asked.issue(), candidate.issue()),
                sameStreet);
    }

    /**
     * The words that say what it is about: not those that many have.
     *
     * @param atLeast have it: a ticket of the register has every word of its own
     */
    private static Meant telling(Sought text, Map<String, Long> known, int atLeast) {
        long tickets = known.entrySet().stream()
                .filter(word -> word.getKey().startsWith("##"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        var all = eachOnce(text, known).stream()
                .filter(word -> word.tickets() >= atLeast)
                .toList();
        var rare = all.stream()
                .filter(word -> word.tickets() <= Math.max(FEW, tickets * FREQUENT))
                .toList();
        return new Meant(rare.size() >= 2 ? rare : all, tickets).atMost(WORDS_OF_TICKETS);
    }

    /** A word that is written in two ways is one: a ticket that has both has not two of the words. */
    private static List<Meant.Word> eachOnce(Sought text, Map<String, Long> known) {
        var all = new ArrayList<Meant.Word>();
        for (Sought.Word typed : text.words()) {
            var word = TicketSearch.word(typed.typed(), Words.bones(typed), known);
            var same = all.stream()
                    .filter(one -> !Collections.disjoint(one.lexemes(), word.lexemes()))
                    .toList();
            all.removeAll(same);
            var lexemes = new HashSet<>(word.lexemes());
            same.forEach(one -> lexemes.addAll(one.lexemes()));
            all.add(TicketSearch.word(
                    same.isEmpty() ? word.typed() : same.getFirst().typed(), lexemes, known));
        }
        return all;
    }
}
