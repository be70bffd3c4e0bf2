package kz.komek.knowledge.domain;

/** @param field as the API calls it */
public record Wrong(String field, Reason reason) {
    public enum Reason {
        CODE_MALFORMED("A code is made of large Latin letters, digits and _, from 2 to 60 of them."),
        TOO_LONG("It is too long."),
        TOO_MANY("There are too many."),
        MISSING("It is missing: articles are published in Kazakh and Russian."),
        HALF("English is optional, but has a title and a text or neither."),
        ISSUE_UNKNOWN("There is no such issue."),
        ISSUE_RETIRED("This issue is retired: take its successor."),
        ORGANISATION_UNKNOWN("There is no such organisation, or it does not work any more."),
        OWNER_UNKNOWN("The owner is somebody who works here."),
        DATE_PAST("The next review is on a day to come."),
        NOTE_MISSING("Say why.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
