package kz.komek.ticket.domain;

/** What can be done to a ticket. */
public enum Act {
    REGISTER,
    TAKE,
    RELEASE,
    /** To another person or to another desk, with a note. */
    HAND_OVER,
    REPLY,
    ASK,
    NOTE,
    /** To an organisation; once more to another one is a redirect. */
    SEND,
    ACCEPT,
    /** "Not ours", with a reason. */
    RETURN,
    /** The return that was one too many. */
    DISPUTE,
    PLAN,
    /** The executor's answer, for the inspector. */
    PROPOSE,
    /** The answer does not do: back to work. */
    SEND_BACK,
    /** It gets more time, once, with a reason. */
    EXTEND,
    /** Its clock stands until there are funds, by a reasoned decision. */
    AWAIT_FUNDS,
    CLOSE,
    REOPEN,
    MERGE,
    UNMERGE,
    /** Another ticket is made of a part of it. */
    SPLIT,
    /** Under a parent incident, or out of it. */
    LINK,
    /** A complaint about its answer is registered for its resident. */
    COMPLAIN,
    /** The resident wrote again. */
    HEAR,
    /** A machine answered for the resident: kept, changes nothing. */
    HEAR_MACHINE
}
