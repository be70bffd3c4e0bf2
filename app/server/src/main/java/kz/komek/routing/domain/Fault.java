package kz.komek.routing.domain;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong.
 *
 * @param rule its number; {@code null}: not in a rule
 * @param field where, as the API calls it: {@code when.issues}
 * @param what the code or word that is wrong; {@code null}: all that stands there
 */
public record Fault(
        @Nullable Integer rule,
        String field,
        Cause reason,
        @Nullable String what) {
    /** Stable, for programs: never rename one. The console has its own words for each. */
    public enum Cause {
        MISSING("is missing"),
        TOO_LONG("is too long"),
        TOO_MANY("are too many"),
        OUT_OF_RANGE("is too small or too large"),
        DUPLICATE("is there twice"),
        CODE_MALFORMED("is no code: capital Latin letters, digits and _, from 2 to 48, a letter first"),
        NUMBER_UNKNOWN("is no number of a rule that was there; a new rule gets one"),
        ISSUE_UNKNOWN("is no issue of the catalogue"),
        ISSUE_RETIRED("is an issue that was retired"),
        SPHERE_UNKNOWN("is no sphere of the catalogue"),
        PLACE_UNKNOWN("is no entry of the address register"),
        PLACE_RETIRED("is an entry of the address register that was retired"),
        ORGANISATION_UNKNOWN("is no organisation"),
        ORGANISATION_INACTIVE("is an organisation that does not work any more"),
        NOBODY_IN_IT("is an organisation with nobody in it who executes"),
        SKILL_UNKNOWN("is no skill"),
        SKILL_RETIRED("is a skill that was retired"),
        AREA_WRONG("is no area that can be read"),
        WORD_WRONG("is no word; an asterisk stands only at the end of one"),
        TIERS_WRONG("are not yellow, orange and red, each from more points than the one before");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
