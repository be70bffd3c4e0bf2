package kz.komek.catalogue.domain;

import java.util.List;

/** Why the catalogue was not changed. */
public sealed interface Refusal {
    /** Stable, for programs. */
    default String code() {
        return switch (this) {
            case NoSuchIssue r -> "NO_SUCH_ISSUE";
            case NoSuchSphere r -> "NO_SUCH_SPHERE";
            case NoSuchRevision r -> "NO_SUCH_REVISION";
            case IsThere r -> "IS_THERE";
            case Stale r -> "STALE";
            case IsRetired r -> "ISSUE_RETIRED";
            case ContentWrong r -> "CATALOGUE_WRONG";
        };
    }

    /** In English; the console has its own words for each code. */
    default String words() {
        return switch (this) {
            case NoSuchIssue r -> "There is no issue with this code.";
            case NoSuchSphere r -> "There is no sphere with this code.";
            case NoSuchRevision r -> "The issue has no such revision.";
            case IsThere r -> "There is one with this code already. Look at it, and change it if it is meant.";
            case Stale r -> "Somebody changed it meanwhile. Look at it and try again.";
            case IsRetired r -> "The issue was retired. Reinstate it first.";
            case ContentWrong r -> "Some of it is missing or wrong.";
        };
    }

    record NoSuchIssue() implements Refusal {}

    record NoSuchSphere() implements Refusal {}

    record NoSuchRevision() implements Refusal {}

    record IsThere(Object current) implements Refusal {}

    record Stale(Object current) implements Refusal {}

    record IsRetired() implements Refusal {}

    record ContentWrong(List<Wrong> wrong) implements Refusal {}
}
