package kz.komek.knowledge;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.knowledge.domain.Meant;
import kz.komek.knowledge.domain.Moment;
import kz.komek.knowledge.domain.Periods;
import kz.komek.knowledge.domain.Periods.Step;
import kz.komek.knowledge.domain.Sought;
import kz.komek.knowledge.domain.Together;
import kz.komek.knowledge.store.TicketSearchTable;
import kz.komek.knowledge.store.TicketSearchTable.Candidate;
import kz.komek.knowledge.store.TicketSearchTable.Within;
import kz.komek.organisation.domain.Colleague;
import kz.komek.ticket.TicketTexts;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.Written;
import org.jspecify.annotations.Nullable;

/**
 * Tickets by their words, the newest first. What a question reads is bounded, whatever it asks for: rare words are asked for
 * at once; frequent ones time by time from the newest on, until there are enough or so much was read that one has to say how
 * far it has come.
 */
@Singleton
public class TicketSearch {
    /** Of tickets that have all words. */
    private static final Reach OF_A_QUESTION = new Reach(3_000, 800, 120_000);

    private static final int MOST_WORDS = 8;
    /** With fewer, those that have only most of the words are worth a look. */
    private static final int ENOUGH = 5;

    private static final double NEAR = 0.4;
    private static final int MOST_NEAR = 4;
    private static final int SHORTEST_MISTYPED = 4;
    /** A word that so few have may be a slip, if another one is had by so many times more. */
    private static final int SELDOM = 3;

    private static final int TIMES_MORE = 10;

    private final Words words;
    private final TicketSearchTable table;
    private final TicketTexts texts;
    private final InstantSource time;

    TicketSearch(Words words, TicketSearchTable table, TicketTexts texts, InstantSource time) {
        this.words = words;
        this.table = table;
        this.texts = texts;
        this.time = time;
    }

    /**
     * @param closed {@code null}: either
     * @param before where the page before ended; {@code null}: the first page
     */
    public record Asked(
            String typed,
            @Nullable Boolean closed,
            @Nullable Moment before,
            int most) {}

    /**
     * How much is read for an answer.
     *
     * @param atOnce so few are read in one go
     * @param first how many else are read first; each further step reads four times as many
     * @param most that are read in all steps
     */
    record Reach(long atOnce, long first, long most) {}

    /** A ticket with what is written on it. */
    public record Hit(Ticket ticket, Written written) {}

    /**
     * @param understood what the words were taken for, to show them in the texts
     * @param next where the following page begins; {@code null} on the last
     * @param since so far back it was looked; {@code null}: all there is
     */
    public record Page(
            List<Hit> hits,
            Set<String> understood,
            @Nullable Moment next,
            @Nullable Instant since) {
        static final Page NOTHING = new Page(List.of(), Set.of(), null, null);
    }

    public Page find(Asked asked, String login) {
        Colleague who = texts.reader(login).orElse(null);
        Within within = who == null
                ? null
                : within(who, asked.closed(), asked.before(), 0).orElse(null);
        if (who == null || within == null) return Page.NOTHING;
        var known = new HashMap<String, Long>();
        Meant meant = understood(words.sought(asked.typed()), known).atMost(MOST_WORDS);
        if (meant.words().isEmpty()) return Page.NOTHING;
        var periods = Periods.newestFirst(known);
        Stretch all = newest(
                TicketSearchTable.all(meant.words()),
                meant,
                Cost.ofShare(meant),
                OF_A_QUESTION,
                periods,
                within,
                asked.most() + 1);
        boolean more = all.candidates().size() > asked.most();
        List<Candidate> first = more ? all.candidates().subList(0, asked.most()) : all.candidates();
        List<Long> ids = ids(first);
        if (asked.before() == null && first.size() < ENOUGH && meant.words().size() > 1) {
            Meant rarer = meant.rarer();
            var some = newest(
                    TicketSearchTable.all(rarer.words()),
                    rarer,
                    Cost.ofShare(rarer),
                    OF_A_QUESTION,
                    periods,
                    within,
                    asked.most());
            ids = Together.oneAfterTheOther(ids, ids(some.candidates()), asked.most());
        }
        return new Page(
                hits(who, ids),
                meant.lexemes(),
                more ? first.getLast().moment() : all.until() == null ? null : new Moment(all.until(), 0),
                more ? null : all.until());
    }

    private static List<Long> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::ticket).toList();
    }

    /** Those that are for this person's eyes: the index may be a moment behind, and never says the last word on it. */
    List<Hit> hits(Colleague who, List<Long> ids) {
        var written = texts.byId(ids).stream().collect(Collectors.toMap(Written::id, one -> one));
        return texts.forEyesOf(who, ids).stream()
                .filter(ticket -> written.containsKey(ticket.id()))
                .map(ticket -> new Hit(ticket, written.get(ticket.id())))
                .toList();
    }

    /** Empty: no ticket is found by this person, whatever its words. */
    Optional<Within> within(Colleague who, @Nullable Boolean closed, @Nullable Moment before, long not) {
        boolean open = TicketTexts.isOpenTo(who);
        if (!open && who.organisation() == null) return Optional.empty();
        return Optional.of(new Within(
                open ? null : who.organisation(),
                who.sector(),
                who.login(),
                closed,
                before == null ? Moment.END : before,
                not));
    }

    /** @param until so far back it was looked; {@code null}: all there is */
    record Stretch(List<Candidate> candidates, @Nullable Instant until) {}

    /**
     * What is read for an answer, in places of the index.
     *
     * @param whole when all times are asked at once
     * @param ofTicket for each ticket of a time that is asked
     */
    record Cost(double whole, double ofTicket) {
        /** Of tickets that must have all words: the rarest one leads to them. */
        static Cost ofShare(Meant meant) {
            return new Cost(meant.share() * meant.tickets(), meant.share());
        }
    }

    /** @param periods the newest first */
    Stretch newest(
            String query, Meant meant, Cost cost, Reach reach, List<Periods.Period> periods, Within within, int most) {
        if (cost.whole() <= reach.atOnce()) {
            return new Stretch(table.newest(query, meant.words(), null, within, most), null);
        }
        var older = periods.stream()
                .filter(period -> period.from().isBefore(within.before().at()))
                .toList();
        var found = new ArrayList<Candidate>();
        for (Step step : Periods.steps(older, cost.ofTicket(), reach.first(), reach.most())) {
            found.addAll(table.newest(query, meant.words(), step, within, most - found.size()));
            if (found.size() >= most || step.all()) return new Stretch(found, null);
            if (step.isLast()) return new Stretch(found, step.from());
        }
        return new Stretch(found, null);
    }

    /** By what tickets have; by what is written nearly so when none, or nearly none, has it. */
    Meant understood(Sought sought, Map<String, Long> known) {
        var bones = new LinkedHashSet<String>();
        sought.words().forEach(word -> bones.addAll(Words.bones(word)));
        known.putAll(known(bones));
        long tickets = known.entrySet().stream()
                .filter(word -> word.getKey().startsWith("##"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        var meant = new ArrayList<Meant.Word>();
        for (Sought.Word word : sought.words()) {
            Meant.Word one = word(word.typed(), Words.bones(word), known);
            if (one.tickets() < SELDOM && word.typed().length() >= SHORTEST_MISTYPED) one = nearly(one, word, known);
            if (one.isKnown()) meant.add(one);
        }
        return new Meant(meant, tickets);
    }

    /** How many tickets have each of them, and how many came when. */
    Map<String, Long> known(Set<String> bones) {
        var asked = new LinkedHashSet<>(bones);
        asked.addAll(Periods.newestDays(time.instant()));
        return table.known(asked);
    }

    private Meant.Word nearly(Meant.Word exact, Sought.Word typed, Map<String, Long> known) {
        var near = new HashSet<>(exact.lexemes());
        long hadBy = Math.max(1, exact.tickets() * TIMES_MORE);
        for (String bones : Words.bones(typed)) {
            if (bones.length() < SHORTEST_MISTYPED) continue;
            table.near(bones, NEAR, hadBy, MOST_NEAR).forEach((word, tickets) -> {
                known.put(word, tickets);
                near.add(word);
            });
        }
        return word(typed.typed(), near, known);
    }

    static Meant.Word word(String typed, Collection<String> bones, Map<String, Long> known) {
        var had = bones.stream().filter(known::containsKey).collect(Collectors.toUnmodifiableSet());
        return new Meant.Word(typed, had, had.stream().mapToLong(known::get).sum());
    }
}
