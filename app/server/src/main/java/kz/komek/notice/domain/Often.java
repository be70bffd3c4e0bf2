package kz.komek.notice.domain;

import java.time.Duration;

/** How often somebody wants a mail at most. Stored: never rename one. */
public enum Often {
    AT_ONCE(Duration.ZERO),
    QUARTER_HOUR(Duration.ofMinutes(15)),
    HOUR(Duration.ofHours(1)),
    /** See {@link Choices}. */
    MORNING_AND_EVENING(Duration.ZERO);

    private final Duration pause;

    Often(Duration pause) {
        this.pause = pause;
    }

    Duration pause() {
        return pause;
    }
}
