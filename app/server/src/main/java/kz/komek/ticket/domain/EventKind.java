package kz.komek.ticket.domain;

/** What the history says happened. Stored and published: never rename one. */
public enum EventKind {
    RECEIVED,
    /** Somebody opened it from a contact that belonged to no ticket. */
    FILED,
    /** It comes from the register of an older system, with the number it had there. */
    BROUGHT_OVER,
    REGISTERED,
    TAKEN,
    RELEASED,
    HANDED_OVER,
    REPLIED,
    ASKED,
    NOTED,
    CLOSED,
    REOPENED,
    RESIDENT_WROTE,
    MACHINE_WROTE,
    UNDELIVERED,
    SENT,
    REDIRECTED,
    ACCEPTED,
    RETURNED,
    DISPUTED,
    PLANNED,
    ANSWER_PROPOSED,
    SENT_BACK,
    MERGED,
    UNMERGED,
    /** Another ticket came into this one, or left it. */
    JOINED,
    PARTED,
    SPLIT,
    LINKED,
    UNLINKED,
    /** The resident said what they think of how it ended. */
    RATED,
    /** It is a complaint about the answer to another ticket. */
    COMPLAINS,
    /** Another ticket complains about the answer to this one. */
    COMPLAINED,
    /** Staff said whom the complaint is about. */
    COMPLAINED_OF,
    /** It is known now, or known better, which entry of the address register it is about. */
    LOCATED,
    /** Whoever executed it there works elsewhere now; nobody answers for it until somebody is named. */
    RESPONSIBLE_LEFT,
    /** Somebody said how much depends on it. */
    RISK_WEIGHED,
    /** What was promised did not come in time. */
    OVERDUE,
    /** It is due later, by a decision. */
    EXTENDED,
    /** By a decision its clock stands until there are funds. */
    FUNDS_AWAITED,
    /** There are funds, or the decision was taken back. */
    FUNDS_FOUND,
    /** The day passed on which the work was to be done. */
    PLAN_PASSED,
    /** The resident did not answer, and nobody knows yet what it is about. */
    SILENCE_PASSED
}
