package kz.komek.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.platform.audit.Audit;
import kz.komek.routing.domain.Fault;
import kz.komek.routing.domain.Fault.Cause;
import kz.komek.routing.domain.Inspection;
import kz.komek.routing.domain.Refusal;
import kz.komek.routing.domain.RoutingRefused;
import kz.komek.routing.domain.Rule;
import kz.komek.routing.domain.Rules;
import kz.komek.routing.domain.Version;
import kz.komek.routing.domain.Version.State;
import kz.komek.routing.store.RulesTable;
import kz.komek.routing.store.RulesTable.Kept;
import org.jspecify.annotations.Nullable;

/**
 * What those who keep the rules do: a draft is made and edited, goes live, and stays as it was from then on. Everything
 * may be done twice. One change at a time: the table is locked.
 */
@ApplicationScoped
@Transactional
public class Rulemaking {
    private static final String WHAT = "routing";

    private final RulesTable table;
    private final References references;
    private final Audit audit;
    private final Event<Rulebook.WentLive> wentLive;
    private final InstantSource time;

    Rulemaking(
            RulesTable table,
            References references,
            Audit audit,
            Event<Rulebook.WentLive> wentLive,
            InstantSource time) {
        this.table = table;
        this.references = references;
        this.audit = audit;
        this.wentLive = wentLive;
        this.time = time;
    }

    /** What the log of changes keeps of a version's life. */
    record Life(State state, @Nullable String note) {}

    /** @param faults of it today */
    public record Seen(Version version, Rules rules, List<Fault> faults) {}

    /** The newest first. */
    public List<Version> versions(int before, int limit) {
        return table.versions(before, limit);
    }

    /** Since when which one decides, the newest first. */
    public List<Version.Went> lives(int limit) {
        return table.lives(limit);
    }

    public Seen version(int number) {
        return seen(find(number));
    }

    private Kept find(int number) {
        return table.find(number).orElseThrow(() -> new RoutingRefused(new Refusal.NoSuchVersion()));
    }

    private Seen seen(Kept kept) {
        return new Seen(kept.version(), kept.rules(), faults(kept.rules()));
    }

    private List<Fault> faults(Rules rules) {
        return Inspection.faults(rules, references.of(rules));
    }

    /**
     * A new draft, or an edit of one.
     *
     * @param seen the revision one saw; {@code 0}: it is to be new
     * @param wanted rules with the number {@link Rule#NEW} get one
     */
    public Seen write(int number, int seen, @Nullable Integer basedOn, String note, Rules wanted, String by) {
        table.lock();
        Kept before = table.find(number).orElse(null);
        if (before != null
                && before.version().note().equals(note)
                && before.rules().says(wanted)) return seen(before);
        requireSeen(seen, before);
        if (before != null && before.version().state() != State.DRAFT) throw new RoutingRefused(new Refusal.NoDraft());
        Rules rules = numbered(wanted, before == null ? basedOn : Integer.valueOf(number));
        requireRight(rules);
        Instant now = time.instant();
        if (before == null) {
            int next = highest() + 1;
            if (number != next) throw new RoutingRefused(new Refusal.NotNext(next));
            if (basedOn != null) find(basedOn);
            table.draft(number, basedOn, note, rules, by, now);
        } else {
            table.edit(number, note, rules, by, now);
        }
        audit.changed(WHAT, String.valueOf(number), by, now, before == null ? null : before.rules(), rules);
        return seen(find(number));
    }

    private static void requireSeen(int seen, @Nullable Kept before) {
        if (before == null && seen != 0) throw new RoutingRefused(new Refusal.NoSuchVersion());
        if (before != null && seen != before.version().revision())
            throw new RoutingRefused(new Refusal.Stale(before.version()));
    }

    private void requireRight(Rules rules) {
        var faults = faults(rules);
        if (!faults.isEmpty()) throw new RoutingRefused(new Refusal.RulesWrong(faults));
    }

    private int highest() {
        var newest = table.versions(Integer.MAX_VALUE, 1);
        return newest.isEmpty() ? 0 : newest.getFirst().number();
    }

    /** New rules get the next numbers; no number is ever given to another rule. */
    private Rules numbered(Rules wanted, @Nullable Integer from) {
        Set<Integer> given = from == null
                ? Set.of()
                : find(from).rules().rules().stream().map(Rule::number).collect(Collectors.toSet());
        int last = Math.max(
                table.lastRule(),
                given.stream().mapToInt(Integer::intValue).max().orElse(0));
        var all = new ArrayList<Rule>();
        var faults = new ArrayList<Fault>();
        for (Rule rule : wanted.rules()) {
            boolean fresh = rule.number() == Rule.NEW;
            if (!fresh && !given.contains(rule.number()))
                faults.add(new Fault(rule.number(), "number", Cause.NUMBER_UNKNOWN, null));
            all.add(fresh ? new Rule(++last, rule.names(), rule.on(), rule.when(), rule.then()) : rule);
        }
        if (!faults.isEmpty()) throw new RoutingRefused(new Refusal.RulesWrong(faults));
        return new Rules(all, wanted.allowances(), wanted.risks());
    }

    /** A draft that nobody needs. */
    public void discard(int number, int seen, String by) {
        table.lock();
        Kept before = table.find(number).orElse(null);
        if (before == null) return;
        requireSeen(seen, before);
        if (before.version().state() != State.DRAFT) throw new RoutingRefused(new Refusal.NoDraft());
        table.discard(number);
        audit.changed(WHAT, String.valueOf(number), by, time.instant(), before.rules(), null);
    }

    /** From now on this one decides: a draft, or one that did before. */
    public Seen goLive(int number, int seen, String note, String by) {
        table.lock();
        Kept kept = find(number);
        if (kept.version().state() == State.LIVE) return seen(kept);
        requireSeen(seen, kept);
        requireRight(kept.rules());
        Instant now = time.instant();
        table.goLive(number, note, by, now);
        audit.changed(
                WHAT,
                String.valueOf(number),
                by,
                now,
                new Life(kept.version().state(), null),
                new Life(State.LIVE, note));
        wentLive.fire(new Rulebook.WentLive(number));
        return seen(find(number));
    }

    /** Where there are none: they are the first, and live. */
    void begin(Rules rules, String note, String by) {
        table.lock();
        if (!table.isEmpty()) return;
        requireRight(rules);
        Instant now = time.instant();
        table.draft(1, null, note, rules, by, now);
        table.goLive(1, note, by, now);
        audit.changed(WHAT, "1", by, now, null, rules);
        wentLive.fire(new Rulebook.WentLive(1));
    }
}
