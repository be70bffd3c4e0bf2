package kz.komek.workqueue.domain;

import java.time.Instant;

/** That somebody is asked to take a ticket. */
public record Offer(long ticket, String number, String title, boolean urgent, String login, Instant at, Instant until) {
    /** How it ended. Stored: never rename one. */
    public enum Ending {
        ACCEPTED,
        REFUSED,
        EXPIRED,
        /** The ticket went elsewhere, or they left. */
        WITHDRAWN
    }
}
