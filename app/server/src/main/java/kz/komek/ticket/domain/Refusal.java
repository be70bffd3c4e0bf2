package kz.komek.ticket.domain;

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
        };
    }

    record TicketClosed() implements Refusal {}

    record NotClosed() implements Refusal {}

    record TypeMissing() implements Refusal {}

    record AnswerMissing() implements Refusal {}

    record TextMissing() implements Refusal {}

    record TextTooLong(int limit) implements Refusal {}

    record ReasonMissing() implements Refusal {}

    record UnknownDistrict(String district) implements Refusal {}

    record TakenByAnother(String login) implements Refusal {}

    record MessageIsAnother() implements Refusal {}
}
