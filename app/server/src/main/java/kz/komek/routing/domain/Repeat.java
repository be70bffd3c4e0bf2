package kz.komek.routing.domain;

/** @param days how long ago; of {@link Status#FIRST} it says nothing */
public record Repeat(Status status, int days) {
    /** What the resident did before. Of somebody who is not known nothing holds. Stored: never rename one. */
    public enum Status {
        /** They have never written. */
        FIRST,
        /** They have, about whatever. */
        WROTE,
        /** They have, about this very issue. */
        SAME_ISSUE
    }
}
