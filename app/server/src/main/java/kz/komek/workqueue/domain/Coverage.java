package kz.komek.workqueue.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.Sought;
import kz.komek.ticket.domain.Sought.Waiting;

/**
 * Who takes what nobody on shift is fit for: first whoever speaks the language, without the skill; then whoever works at
 * the desk; then the supervisors. Nothing waits for somebody who is not there.
 *
 * @param kinds that wait
 * @param sought what suits each now, with what falls to them
 * @param uncovered kinds that nobody on shift is fit for
 */
public record Coverage(List<Waiting> kinds, Map<String, Sought> sought, List<Uncovered> uncovered) {
    public enum Fallback {
        OTHER_SKILL,
        OTHER_LANGUAGE,
        SUPERVISOR,
        NOBODY
    }

    public record Uncovered(Waiting kind, Fallback fallback) {}

    /** Whether anything of these desks waits that suits them now. */
    public boolean waits(Sought suits, Collection<Desk> desks) {
        return kinds.stream().anyMatch(kind -> desks.contains(kind.desk()) && suits.suits(kind));
    }

    /** @param people on shift, and what suits them by themselves */
    public static Coverage of(Collection<Waiting> kinds, Map<String, Sought> people) {
        var sought = new HashMap<>(people);
        var uncovered = new ArrayList<Uncovered>();
        for (Waiting kind : kinds) {
            if (people.values().stream().anyMatch(each -> each.suits(kind))) continue;
            uncovered.add(new Uncovered(kind, fallBack(kind, people, sought)));
        }
        return new Coverage(List.copyOf(kinds), Map.copyOf(sought), List.copyOf(uncovered));
    }

    private static Fallback fallBack(Waiting kind, Map<String, Sought> people, Map<String, Sought> sought) {
        Predicate<Sought> atDesk = each -> each.desks().contains(kind.desk());
        Predicate<Sought> speaks =
                each -> kind.language() == null || each.languages().contains(kind.language());
        if (widen(kind, atDesk.and(speaks), people, sought)) return Fallback.OTHER_SKILL;
        if (widen(kind, atDesk, people, sought)) return Fallback.OTHER_LANGUAGE;
        if (widen(kind, each -> each.desks().contains(Desk.SUPERVISORS), people, sought)) return Fallback.SUPERVISOR;
        return Fallback.NOBODY;
    }

    private static boolean widen(
            Waiting kind, Predicate<Sought> whom, Map<String, Sought> people, Map<String, Sought> sought) {
        boolean any = false;
        for (var person : people.entrySet()) {
            if (!whom.test(person.getValue())) continue;
            sought.computeIfPresent(person.getKey(), (login, before) -> with(before, kind));
            any = true;
        }
        return any;
    }

    private static Sought with(Sought before, Waiting kind) {
        var desks = new HashSet<>(before.desks());
        desks.add(kind.desk());
        var languages = new HashSet<>(before.languages());
        if (kind.language() != null) languages.add(kind.language());
        var skills = new HashSet<>(before.skills());
        if (!kind.skill().isEmpty()) skills.add(kind.skill());
        return new Sought(desks, before.media(), languages, skills, before.areas());
    }
}
