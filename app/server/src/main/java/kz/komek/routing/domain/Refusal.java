package kz.komek.routing.domain;

import java.util.List;

/** Why the rules were not changed. */
public sealed interface Refusal {
    /** Stable, for programs. */
    default String code() {
        return switch (this) {
            case NoSuchVersion r -> "NO_SUCH_VERSION";
            case NotNext r -> "NOT_NEXT";
            case Stale r -> "STALE";
            case NoDraft r -> "NO_DRAFT";
            case RulesWrong r -> "RULES_WRONG";
        };
    }

    /** In English; the console has its own words for each code. */
    default String words() {
        return switch (this) {
            case NoSuchVersion r -> "There is no such version of the rules.";
            case NotNext r -> "Somebody made a version meanwhile; the next one has the number " + r.next() + ".";
            case Stale r -> "Somebody changed it meanwhile. Look at it and try again.";
            case NoDraft r -> "It was live once and stays as it was. Make a draft of it and change that.";
            case RulesWrong r -> "Some of the rules are not right yet.";
        };
    }

    record NoSuchVersion() implements Refusal {}

    record NotNext(int next) implements Refusal {}

    record Stale(Version current) implements Refusal {}

    record NoDraft() implements Refusal {}

    record RulesWrong(List<Fault> faults) implements Refusal {}
}
