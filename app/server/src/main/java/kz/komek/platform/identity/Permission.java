package kz.komek.platform.identity;

/** What an endpoint may want of its caller; who has which is the organisation's table. */
public final class Permission {
    /** One's own name, rights and password. */
    public static final String SELF = "self";

    /** What everybody at work looks things up in: districts, organisations, calendars, issues. */
    public static final String LOOK_UP = "look-up";

    /** Those one may see: an executor's are their organisation's. */
    public static final String READ_TICKETS = "read-tickets";

    /** Messages, notes and files. */
    public static final String SPEAK_ON_TICKETS = "speak-on-tickets";

    /** Takes what waits at a desk: says where one is, claims, answers offers, hands over. */
    public static final String STAND_AT_DESK = "stand-at-desk";

    /** Sees who works on what, and changes what they take. */
    public static final String SUPERVISE = "supervise";

    public static final String WORK_TICKETS = "work-tickets";
    /** Who a resident is, what they asked, and that two are one. */
    public static final String KNOW_RESIDENTS = "know-residents";

    public static final String INSPECT_TICKETS = "inspect-tickets";
    public static final String EXECUTE_TICKETS = "execute-tickets";
    /** Of an older system. */
    public static final String BRING_TICKETS = "bring-tickets";

    /** What was recorded of anybody's calls. Who answered a call, or has its ticket in hand, needs none for it. */
    public static final String LISTEN_TO_CALLS = "listen-to-calls";

    public static final String READ_REPORTS = "read-reports";
    /** What residents think of single answers, with the answer. */
    public static final String READ_RATINGS = "read-ratings";

    /** The same in figures. */
    public static final String SUM_RATINGS = "sum-ratings";

    public static final String SORT_UNFILED = "sort-unfiled";
    public static final String REPLAY_DEAD_LETTERS = "replay-dead-letters";
    public static final String KEEP_ORGANISATIONS = "keep-organisations";
    public static final String KEEP_CATALOGUE = "keep-catalogue";
    /** Reads articles, says what helped and what is wrong. */
    public static final String READ_KNOWLEDGE = "read-knowledge";

    /** Writes, reviews and publishes them. */
    public static final String KEEP_KNOWLEDGE = "keep-knowledge";

    public static final String KEEP_TERRITORY = "keep-territory";
    /** Announces planned works, for residents to read. */
    public static final String KEEP_WORKS = "keep-works";

    /** Says that many ask about one thing, and ends it for all of them. */
    public static final String LEAD_OUTAGES = "lead-outages";

    public static final String READ_ROUTING = "read-routing";
    /** Which ticket goes where, and what is a risk. */
    public static final String KEEP_ROUTING = "keep-routing";

    public static final String READ_STAFF = "read-staff";
    public static final String KEEP_STAFF = "keep-staff";
    public static final String READ_CHANGES = "read-changes";
    /** Sees how the channels are, and has what did not arrive taken again. */
    public static final String WATCH_CHANNELS = "watch-channels";

    public static final String MOVE_CLOCK = "move-clock";

    private Permission() {}
}
