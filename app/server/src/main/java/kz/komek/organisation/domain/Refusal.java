package kz.komek.organisation.domain;

/**
 * Why something about organisations and people cannot be so.
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
        PARENT_UNKNOWN,
        PARENT_INACTIVE,
        CYCLE,
        DISTRICT_UNKNOWN,
        CALENDAR_UNKNOWN,
        STILL_HAS_PARTS,
        STILL_HAS_PEOPLE,
        STILL_RESPONSIBLE,
        ORGANISATION_HAS_WORK,
        SUBJECT_UNKNOWN,
        ORGANISATION_UNKNOWN,
        ORGANISATION_INACTIVE,
        NOBODY_IN_IT,
        ROLE_MISSING,
        LANGUAGE_MISSING,
        LINE_WITHOUT_ROLE,
        SECTOR_UNKNOWN,
        ORGANISATION_MISSING,
        LAST_ADMIN,
        ONESELF,
        ONLY_ADMINS,
        PASSWORD_WEAK,
        SKILL_IN_USE,
        TOO_MANY_SKILLS
    }
}
