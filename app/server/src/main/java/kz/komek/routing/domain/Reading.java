package kz.komek.routing.domain;

import java.util.List;
import java.util.Set;
import kz.komek.territory.domain.Outline;
import kz.komek.territory.domain.Point;
import org.jspecify.annotations.Nullable;

/** Conditions made ready: words in one spelling, the area as a shape. */
final class Reading {
    private final When when;
    private final List<Words.Sought> words;
    private final @Nullable Outline area;

    private final boolean deep;

    /** @param deep places that one has to look up */
    Reading(When when, Set<String> deep) throws Outline.Wrong {
        this.when = when;
        this.deep = when.places().stream().anyMatch(deep::contains);
        this.words = when.words().stream().map(Words.Sought::of).toList();
        this.area = when.area() == null ? null : Outline.of(when.area());
    }

    /** What costs nothing first, what costs a look into the register last. */
    boolean holds(Case of) {
        return isOneOf(when.moments(), of.moment())
                && isOneOf(when.types(), of.type())
                && isAbout(of.matter())
                && isOneOf(when.urgent(), of.danger())
                && isOneOf(when.languages(), of.language())
                && isOneOf(when.channels(), of.channel())
                && (when.risk() == null || of.risk().isAtLeast(when.risk()))
                && (when.hours() == null || when.hours().hold(of.at()))
                && (area == null || liesIn(area, of.pin()))
                && (words.isEmpty() || words.stream().anyMatch(of.words().get()::contain))
                && (when.places().isEmpty() || liesIn(of))
                && (when.repeat() == null || isRepeat(when.repeat(), of));
    }

    private static <T> boolean isOneOf(Set<T> wanted, @Nullable T one) {
        return wanted.isEmpty() || one != null && wanted.contains(one);
    }

    private boolean isAbout(Case.@Nullable Matter matter) {
        if (when.issues().isEmpty() && when.spheres().isEmpty()) return true;
        return matter != null
                && (when.issues().contains(matter.issue()) || when.spheres().contains(matter.sphere()));
    }

    private static boolean liesIn(Outline area, @Nullable Point pin) {
        return pin != null && area.contains(pin);
    }

    private boolean liesIn(Case of) {
        return of.near().stream().anyMatch(when.places()::contains)
                || deep && of.path().get().stream().anyMatch(when.places()::contains);
    }

    private static boolean isRepeat(Repeat repeat, Case of) {
        Past past = of.past().get();
        String issue = of.matter() == null ? null : of.matter().issue();
        return past != null && past.says(repeat, issue, of.at());
    }
}
