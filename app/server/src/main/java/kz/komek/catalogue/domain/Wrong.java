package kz.komek.catalogue.domain;

/**
 * One thing that is wrong.
 *
 * @param field where, as the API calls it: {@code names.kk}, {@code questions.2.when}; of answers: the question's code
 */
public record Wrong(String field, Reason reason) {

    /** Stable, for programs: never rename one. The console has its own words for each. */
    public enum Reason {
        MISSING("is missing"),
        TOO_LONG("is too long"),
        TOO_MANY("are too many"),
        CODE_MALFORMED(
                "is no code: Latin letters, of issues and spheres capital ones, digits and _, from 2 to 48, a letter first"),
        OUT_OF_RANGE("is too small or too large"),
        TWO_TARGETS("is given in days and in hours; one of them is enough"),
        SPHERE_UNKNOWN("is no sphere of the catalogue"),
        ISSUE_UNKNOWN("is no issue of the catalogue"),
        ISSUE_RETIRED("is an issue that was retired"),
        ORGANISATION_UNKNOWN("is no organisation that works now"),
        DUPLICATE("is there twice"),
        NOT_URGENT("is an urgent class, so the priority must be URGENT"),
        TOO_FEW("are too few"),
        ITSELF("is the issue itself"),
        CYCLE("leads back to itself"),
        QUESTION_UNKNOWN("is no question of this issue"),
        BRANCH_OPEN_ENDED("depends on a question that is not answered with yes, no or a choice"),
        ANSWER_IMPOSSIBLE("is no answer the other question can have"),
        ASKED_TOO_EARLY("is asked before the question it depends on"),
        SIGN_RESERVED("holds one of the signs ; and |, which part choices in spreadsheets"),
        NOT_A_TYPE("is none of the words that may stand here"),
        NOT_YES("is neither yes nor no"),
        CHOICES_MALFORMED("is not written as CODE=kk|ru|en;CODE=kk|ru|en"),
        CHOICES_MISPLACED("has choices though it is no CHOICE"),
        NOT_A_NUMBER("is no number"),
        NOT_A_CHOICE("is none of the choices"),
        NOT_YES_OR_NO("is neither YES nor NO"),
        NOT_A_DATE("is no date like 2026-11-20"),
        NOT_A_PLACE("is no place: an address, or latitude and longitude"),
        NOT_A_PHOTO("is no photo"),
        NOT_ASKED("was not asked: its branch is closed");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
