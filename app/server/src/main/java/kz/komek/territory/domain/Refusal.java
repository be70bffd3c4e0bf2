package kz.komek.territory.domain;

/**
 * Why an entry cannot be so.
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
        PARENT_MISSING,
        PARENT_UNKNOWN,
        PARENT_WRONG,
        PARENT_INACTIVE,
        CYCLE,
        DISTRICT_UNKNOWN,
        NAME_TAKEN,
        KIND_FIXED,
        POINT_WRONG,
        POLYGON_WRONG,
        POLYGON_CROSSES,
        PLACE_FAR,
        STILL_HAS_PARTS
    }
}
