package kz.komek.ticket.domain;

import java.util.List;
import java.util.Set;
import kz.komek.catalogue.domain.Wrong;

/** Why an act was not done. Each can be read by the person who tried. */
public sealed interface Refusal {
    /** Stable, for programs. */
    default String code() {
        return switch (this) {
            case TicketClosed r -> "TICKET_CLOSED";
            case NotClosed r -> "NOT_CLOSED";
            case TypeMissing r -> "TYPE_MISSING";
            case AnswerMissing r -> "ANSWER_MISSING";
            case TextMissing r -> "TEXT_MISSING";
            case TextTooLong r -> "TEXT_TOO_LONG";
            case ReasonMissing r -> "REASON_MISSING";
            case UnknownDistrict r -> "DISTRICT_UNKNOWN";
            case TakenByAnother r -> "TAKEN_BY_ANOTHER";
            case MessageIsAnother r -> "MESSAGE_IS_ANOTHER";
            case TicketMerged r -> "TICKET_MERGED";
            case NotMerged r -> "NOT_MERGED";
            case MergeWithItself r -> "MERGE_WITH_ITSELF";
            case NoParent r -> "NO_PARENT";
            case NotNow r -> "NOT_NOW";
            case NotYours r -> "NOT_YOURS_TO_DO";
            case ArbiterDecided r -> "ARBITER_DECIDED";
            case DateMissing r -> "DATE_MISSING";
            case DatePast r -> "DATE_PAST";
            case HasParts r -> "HAS_PARTS";
            case AnswerUnchecked r -> "ANSWER_UNCHECKED";
            case UnknownOrganisation r -> "ORGANISATION_UNKNOWN";
            case NobodyThere r -> "NOBODY_THERE";
            case UnknownExecutor r -> "EXECUTOR_UNKNOWN";
            case ComplainedOf r -> "COMPLAINED_OF";
            case ComplainedOfPerson r -> "COMPLAINED_OF_PERSON";
            case WithThemNow r -> "WITH_THEM_NOW";
            case NoComplaint r -> "NO_COMPLAINT";
            case UnknownColleague r -> "COLLEAGUE_UNKNOWN";
            case UnknownIssue r -> "ISSUE_UNKNOWN";
            case UnknownFactor r -> "FACTOR_UNKNOWN";
            case UnknownFile r -> "FILE_UNKNOWN";
            case AnswersWrong r -> "ANSWERS_WRONG";
            case UnknownEntry r -> "ENTRY_UNKNOWN";
            case NotTheirs r -> "NOT_THEIRS";
        };
    }

    /** In English; the console has its own words for each code. */
    default String words() {
        return switch (this) {
            case TicketClosed r -> "The ticket is closed. Reopen it first.";
            case NotClosed r -> "The ticket is not closed.";
            case TypeMissing r -> "Register the ticket first: its type is not set.";
            case AnswerMissing r -> "The resident has not been answered yet. Write the answer, then close.";
            case TextMissing r -> "There is no text.";
            case TextTooLong r -> "The text is longer than " + r.limit() + " characters.";
            case ReasonMissing r -> "Say why.";
            case UnknownDistrict r -> "There is no district '" + r.district() + "'.";
            case TakenByAnother r -> "The ticket is with " + r.login() + ".";
            case MessageIsAnother r -> "A different message was already sent under this id.";
            case TicketMerged r -> "The ticket was merged into another one. Work on that one, or undo the merge.";
            case NotMerged r -> "The ticket is not merged into another one.";
            case MergeWithItself r -> "Both numbers lead to the same ticket.";
            case NoParent r -> "That ticket cannot be the parent: it is this one, or a part of an incident itself.";
            case NotNow r -> "This cannot be done while the ticket is " + r.status() + ".";
            case NotYours r -> "Your role does not do this.";
            case ArbiterDecided r -> "The arbiter has decided whose it is. It cannot be returned any more.";
            case DatePast r -> "That date is over already.";
            case HasParts r ->
                "Other tickets are parts of this one. End the incident with all its parts, or take them out first.";
            case DateMissing r -> "Give a date, or say that it waits for funds.";
            case AnswerUnchecked r -> "The answer is not confirmed to have: " + r.missing() + ".";
            case UnknownOrganisation r -> "There is no organisation '" + r.organisation() + "'.";
            case NobodyThere r -> "Nobody at '" + r.organisation() + "' could take it: it has no active executor.";
            case UnknownExecutor r -> "Nobody called '" + r.login() + "' executes for '" + r.organisation() + "' now.";
            case ComplainedOf r -> "The complaint is about '" + r.organisation() + "': it must not be sent there.";
            case ComplainedOfPerson r -> "The complaint is about '" + r.login() + "': somebody else has to work on it.";
            case WithThemNow r -> "It is with them now. Send it to somebody else first.";
            case NoComplaint r -> "This is not a complaint. Register it as one first.";
            case UnknownColleague r -> "Nobody with the login '" + r.login() + "' works here.";
            case UnknownFactor r -> "'" + r.factor() + "' is no risk that somebody says at this step.";
            case UnknownIssue r -> "There is no issue '" + r.issue() + "' in the catalogue.";
            case AnswersWrong r -> "Some answers to the questions of the issue are missing or wrong.";
            case UnknownFile r -> "There is no uploaded file '" + r.id() + "'. Upload it first.";
            case NotTheirs r -> "'" + r.login() + "' does not work at the desk where the ticket waits.";
            case UnknownEntry r -> "The address register has no active entry '" + r.entry() + "'.";
        };
    }

    record TicketClosed() implements Refusal {}

    record NotTheirs(String login) implements Refusal {}

    record NotClosed() implements Refusal {}

    record TypeMissing() implements Refusal {}

    record AnswerMissing() implements Refusal {}

    record TextMissing() implements Refusal {}

    record TextTooLong(int limit) implements Refusal {}

    record ReasonMissing() implements Refusal {}

    record UnknownDistrict(String district) implements Refusal {}

    record TakenByAnother(String login) implements Refusal {}

    record MessageIsAnother() implements Refusal {}

    record TicketMerged() implements Refusal {}

    record NotMerged() implements Refusal {}

    record MergeWithItself() implements Refusal {}

    record NoParent() implements Refusal {}

    record NotNow(Act act, TicketStatus status) implements Refusal {}

    record NotYours(Act act) implements Refusal {}

    record ArbiterDecided() implements Refusal {}

    record DateMissing() implements Refusal {}

    record DatePast() implements Refusal {}

    /** An incident cannot end or go away from over its open parts. */
    record HasParts() implements Refusal {}

    record AnswerUnchecked(Set<AnswerCheck> missing) implements Refusal {}

    record UnknownOrganisation(String organisation) implements Refusal {}

    record NobodyThere(String organisation) implements Refusal {}

    record UnknownExecutor(String login, String organisation) implements Refusal {}

    /** The guard against judges in their own cause. */
    record ComplainedOf(String organisation) implements Refusal {}

    /** The same for a person. */
    record ComplainedOfPerson(String login) implements Refusal {}

    record WithThemNow() implements Refusal {}

    record NoComplaint() implements Refusal {}

    record UnknownColleague(String login) implements Refusal {}

    record UnknownFactor(String factor) implements Refusal {}

    record UnknownIssue(String issue) implements Refusal {}

    record UnknownFile(String id) implements Refusal {}

    /** @param wrong each named by its question's code */
    record AnswersWrong(List<Wrong> wrong) implements Refusal {
        public AnswersWrong {
            wrong = List.copyOf(wrong);
        }
    }

    record UnknownEntry(String entry) implements Refusal {}
}
