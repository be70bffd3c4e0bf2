package kz.komek.ticket.domain;

import java.util.EnumSet;
import java.util.Set;

/** What an inspector confirms of a service's answer before the resident gets it: no brush-offs. */
public enum AnswerCheck {
    /** It answers what was asked. */
    DIRECT,
    /** It says what came of it. */
    RESULT,
    /** It says what was done. */
    MEASURES,
    /** It names the law by which it was refused. */
    LEGAL_GROUND,
    /** It says whom to ask. */
    CONTACT,
    PLAIN_LANGUAGE,
    /** It says how to appeal. */
    HOW_TO_APPEAL;

    /** What an answer with this outcome must have. */
    public static Set<AnswerCheck> required(Outcome outcome) {
        return switch (outcome) {
            case RESOLVED -> EnumSet.of(DIRECT, RESULT, MEASURES, CONTACT, PLAIN_LANGUAGE);
            case EXPLAINED -> EnumSet.of(DIRECT, CONTACT, PLAIN_LANGUAGE);
            case REFUSED -> EnumSet.of(DIRECT, RESULT, LEGAL_GROUND, CONTACT, PLAIN_LANGUAGE, HOW_TO_APPEAL);
            case PLANNED -> EnumSet.of(DIRECT, RESULT, CONTACT, PLAIN_LANGUAGE);
            case REDIRECTED -> EnumSet.of(DIRECT, RESULT, CONTACT, PLAIN_LANGUAGE);
            case TERMINATED -> EnumSet.of(DIRECT, PLAIN_LANGUAGE);
        };
    }

    /** Which of them nobody has confirmed. */
    public static Set<AnswerCheck> missing(Outcome outcome, Set<AnswerCheck> confirmed) {
        var missing = required(outcome);
        missing.removeAll(confirmed);
        return missing;
    }
}
