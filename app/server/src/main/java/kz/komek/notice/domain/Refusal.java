package kz.komek.notice.domain;

/**
 * Why a ladder or a choice cannot be so.
 *
 * @param field the one that is wrong, as requests call it
 * @param words a sentence for whoever asked
 */
public record Refusal(Why why, String field, String words) {
    /** The names are codes on the wire: never rename one. */
    public enum Why {
        ORGANISATION_UNKNOWN,
        STEPS_MISSING,
        STEPS_ORDER,
        STEP_TWICE,
        STEP_WRONG,
        WARNING_TO_OTHERS,
        TOO_MANY,
        PERSON_UNKNOWN,
        PERSON_INACTIVE,
        PERSON_TWICE,
        SPHERE_UNKNOWN,
        DISTRICT_UNKNOWN,
        ADDRESS_MISSING,
        ADDRESS_WRONG,
        QUIET_WRONG
    }
}
