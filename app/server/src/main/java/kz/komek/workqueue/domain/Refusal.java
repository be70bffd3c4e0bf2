package kz.komek.workqueue.domain;

import kz.komek.ticket.domain.Desk;

/** Why something at the work queue was not done. Each can be read by the person who tried. */
public sealed interface Refusal {
    /** Stable, for programs. */
    default String code() {
        return switch (this) {
            case OfferOver r -> "OFFER_OVER";
            case ReasonMissing r -> "REASON_MISSING";
            case StateNotYours r -> "STATE_NOT_YOURS";
            case HandsFull r -> "HANDS_FULL";
            case ClaimIsAnother r -> "CLAIM_IS_ANOTHER";
            case NoDesk r -> "NO_DESK";
            case NotYourDesk r -> "NOT_YOUR_DESK";
            case CapacityWrong r -> "CAPACITY_WRONG";
            case SkillWrong r -> "SKILL_WRONG";
            case SkillUnknown r -> "SKILL_UNKNOWN";
            case TimesWrong r -> "TIMES_WRONG";
            case PersonUnknown r -> "NO_SUCH_PERSON";
            case DraftTooLong r -> "TEXT_TOO_LONG";
            case TooMany r -> "TOO_MANY";
            case NoteMissing r -> "REASON_MISSING";
            case OutcomeMissing r -> "OUTCOME_MISSING";
            case ActIsAnother r -> "ACT_IS_ANOTHER";
            case NoSuchAct r -> "NO_SUCH_ACT";
            case TooLateToUndo r -> "TOO_LATE_TO_UNDO";
            case NotUndone r -> "NOT_UNDONE";
            case NoSuchView r -> "NO_SUCH_VIEW";
            case NameWrong r -> "VIEW_NAME_WRONG";
            case ViewUnreadable r -> "VIEW_UNREADABLE";
            case TooManyViews r -> "TOO_MANY_VIEWS";
        };
    }

    /** In English; the console has its own words for each code. */
    default String words() {
        return switch (this) {
            case OfferOver r -> "The offer is over: it was not answered in time, or the ticket went elsewhere.";
            case ReasonMissing r -> "Say why you take a break.";
            case StateNotYours r -> "This state is set by the telephone.";
            case HandsFull r -> "You have " + r.most() + " tickets in hand. Finish or release some first.";
            case ClaimIsAnother r -> "Another claim was made under this id.";
            case NoDesk r -> "Nothing waits for your roles at any desk.";
            case NotYourDesk r -> "You do not work at the desk " + r.desk() + ".";
            case CapacityWrong r -> "How many at once is a number from 0 to " + Profile.MOST + ".";
            case SkillWrong r -> "A skill is a code of capital letters, digits and _; at most 50 of them.";
            case SkillUnknown r ->
                r.skill() + " is no skill, or was retired. Choose one that there is, or make it first.";
            case TimesWrong r ->
                "An offer stands from 5 s to 10 min, the service target is from 5 s to 7 days and from 1 to 100 %.";
            case TooMany r -> "Choose from 1 to " + r.limit() + " tickets.";
            case NoteMissing r -> "Say why: whoever gets them reads it.";
            case OutcomeMissing r -> "Say how they end.";
            case ActIsAnother r -> "Another act was done under this id.";
            case NoSuchAct r -> "You have done no such act.";
            case TooLateToUndo r -> "It was done too long ago to be undone at once. Hand them over again.";
            case NoSuchView r -> "There is no such view, or it is not yours to change.";
            case NameWrong r -> "A view has a name of at most " + r.longest() + " characters.";
            case ViewUnreadable r -> "The view is not readable: save it from the page of its queue.";
            case TooManyViews r -> "There are " + r.most() + " views already. Delete one first.";
            case NotUndone r -> "What was noted, sent or answered has been read already: it cannot be undone.";
            case DraftTooLong r -> "The text is longer than " + r.limit() + " characters.";
            case PersonUnknown r -> "Nobody with this login works here.";
        };
    }

    record OfferOver() implements Refusal {}

    record ReasonMissing() implements Refusal {}

    record StateNotYours() implements Refusal {}

    record HandsFull(int most) implements Refusal {}

    record ClaimIsAnother() implements Refusal {}

    record NoDesk() implements Refusal {}

    record NotYourDesk(Desk desk) implements Refusal {}

    record CapacityWrong() implements Refusal {}

    record SkillWrong() implements Refusal {}

    record SkillUnknown(String skill) implements Refusal {}

    record TimesWrong() implements Refusal {}

    record DraftTooLong(int limit) implements Refusal {}

    record TooMany(int limit) implements Refusal {}

    record NoteMissing() implements Refusal {}

    record OutcomeMissing() implements Refusal {}

    record ActIsAnother() implements Refusal {}

    record NoSuchAct() implements Refusal {}

    record TooLateToUndo() implements Refusal {}

    record NotUndone() implements Refusal {}

    record NoSuchView() implements Refusal {}

    record NameWrong(int longest) implements Refusal {}

    record ViewUnreadable() implements Refusal {}

    record TooManyViews(int most) implements Refusal {}

    record PersonUnknown() implements Refusal {}
}
