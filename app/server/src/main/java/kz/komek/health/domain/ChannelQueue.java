package kz.komek.health.domain;

/** What waits for whom inside Komek. Stored: never rename one. */
public enum ChannelQueue {
    /** What residents sent, for the register. */
    CONTACTS,
    /** Facts of channels: calls, ratings, blocks. */
    EVENTS,
    /** Fates of replies. */
    DELIVERIES,
    /** Files that were fetched. */
    FILES,
    /** What leaves the core, for Kafka. */
    OUTGOING,
    /** Replies, for the gateways. */
    REPLIES
}
