package kz.komek.ticket.domain;

import java.util.Map;

/**
 * What was answered to the questions of an issue.
 *
 * @param revision whose questions were asked
 * @param answers by the question's code
 */
public record Answered(String issue, int revision, Map<String, String> answers) {
    public Answered {
        answers = Map.copyOf(answers);
    }
}
