package kz.komek.ticket.domain;

/** What the history says happened. Stored and published: never rename one. */
public enum EventKind {
    RECEIVED,
    /** Somebody opened it from a contact that belonged to no ticket. */
    FILED,
    REGISTERED,
    TAKEN,
    RELEASED,
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
    /** It is known now, or known better, which entry of the address register it is about. */
    LOCATED
}
