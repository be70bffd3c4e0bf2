package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.komek.catalogue.domain.Answers;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.catalogue.domain.Question;
import kz.komek.catalogue.domain.QuestionKind;
import kz.komek.catalogue.domain.Wrong;
import kz.komek.ticket.domain.Answered;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.store.AnswerTable;
import kz.komek.ticket.store.Conversations;
import org.jspecify.annotations.Nullable;

/** Weighs and keeps what was answered to the questions of an issue, under the wording in which they were asked. */
@Singleton
class IntakeQuestions {
    private final AnswerTable table;
    private final Conversations conversations;

    IntakeQuestions(AnswerTable table, Conversations conversations) {
        this.table = table;
        this.conversations = conversations;
    }

    /**
     * What is to be kept.
     *
     * @param given {@code null}: nobody was asked again, and what was answered to this very wording stays
     */
    Answered weigh(Ticket ticket, IssueWording wording, @Nullable Map<String, String> given) {
        if (given == null) {
            var before = table.last(ticket.id()).filter(last -> isUnder(last, wording));
            if (before.isPresent()) return before.get();
        }
        Map<String, String> answers = said(given == null ? Map.of() : given);
        var wrong = new ArrayList<>(Answers.check(wording.content().questions(), answers));
        wrong.addAll(strangePhotos(ticket, wording.content().questions(), answers));
        if (!wrong.isEmpty()) throw new TicketRefused(new Refusal.AnswersWrong(wrong));
        return new Answered(wording.code(), wording.revision(), answers);
    }

    /** With the act that is being written; the same once more is not written again. */
    void keep(Ticket ticket, Answered answered) {
        Answered before = table.last(ticket.id()).orElse(null);
        if (before == null ? answered.answers().isEmpty() : before.equals(answered)) return;
        table.add(ticket.id(), ticket.version(), answered);
    }

    /** A photo is one that came with this ticket: an id guessed right is not enough. */
    private List<Wrong> strangePhotos(Ticket ticket, List<Question> questions, Map<String, String> answers) {
        var photos = questions.stream()
                .filter(question -> question.kind() == QuestionKind.PHOTO && answers.containsKey(question.code()))
                .toList();
        if (photos.isEmpty()) return List.of();
        var known = conversations.attachments(ticket.id()).values().stream()
                .flatMap(List::stream)
                .map(attachment -> attachment.ref().id())
                .toList();
        return photos.stream()
                .filter(question -> !known.contains(answers.get(question.code())))
                .map(question -> new Wrong(question.code(), Wrong.Reason.NOT_A_PHOTO))
                .toList();
    }

    private static boolean isUnder(Answered answered, IssueWording wording) {
        return answered.issue().equals(wording.code()) && answered.revision() == wording.revision();
    }

    /** Blank is not answered. */
    private static Map<String, String> said(Map<String, String> given) {
        var answers = new HashMap<String, String>();
        given.forEach((question, answer) -> {
            String text = Objects.requireNonNullElse(answer, "").strip();
            if (!text.isEmpty()) answers.put(question, text);
        });
        return answers;
    }
}
