package kz.komek.outage.domain;

/**
 * Why something cannot be so.
 *
 * @param field the one that is wrong, as requests call it
 * @param words a sentence for whoever asked
 */
public record Refusal(Why why, String field, String words) {
    /** The names are codes on the wire: never rename one. */
    public enum Why {
        NO_SUCH_WORK,
        NO_SUCH_OUTAGE,
        NO_SUCH_SUGGESTION,
        TEXT_MISSING,
        TEXT_TOO_LONG,
        WINDOW_WRONG,
        ORGANISATION_UNKNOWN,
        ISSUE_UNKNOWN,
        PLACE_MISSING,
        PLACE_UNKNOWN,
        HOUSES_UNREADABLE,
        POLYGON_WRONG,
        OUTER_ID_TAKEN,
        TICKET_UNFIT,
        OUTAGE_OVER
    }
}
