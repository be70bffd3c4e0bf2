package kz.komek.calendar.domain;

/**
 * Why something about calendars cannot be so.
 *
 * @param field the one that is wrong, as requests and files call it
 * @param words a sentence for whoever asked
 */
public record Refusal(Why why, String field, String words) {
    /** The names are codes on the wire: never rename one. */
    public enum Why {
        CODE_WRONG,
        TEXT_MISSING,
        TEXT_WRONG,
        HOURS_WRONG,
        NEVER_OPEN,
        ALWAYS_OPEN,
        HOLIDAYS_UNKNOWN,
        DATE_TWICE,
        DATE_WRONG,
        MOVED_WITHOUT_HOLIDAY,
        HOURS_OF_MISSING,
        TARGET_WRONG
    }
}
