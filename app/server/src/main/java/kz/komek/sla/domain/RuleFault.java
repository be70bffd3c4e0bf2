package kz.komek.sla.domain;

/**
 * What is wrong with the rules.
 *
 * @param field path to it: {@code rules[2].target}
 */
public record RuleFault(String field, Why why, String detail) {
    /** On the wire: never rename one. */
    public enum Why {
        CODE_WRONG,
        CODE_TWICE,
        TARGET_WRONG,
        UNKNOWN_CALENDAR,
        UNKNOWN_ISSUE,
        UNKNOWN_SPHERE,
        UNKNOWN_ORGANISATION,
        /** Another rule before it fits everything of its kind. */
        NEVER_REACHED,
        /** No rule of this kind fits whatever comes. */
        NO_RULE_FOR_ALL
    }
}
