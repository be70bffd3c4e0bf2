package kz.komek.dialogue;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Looks for those who fell silent. */
@Singleton
class SilenceTimer {
    private final Silences silences;

    SilenceTimer(Silences silences) {
        this.silences = silences;
    }

    @Scheduled(every = "{komek.dialogue.timer}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        while (silences.sweep() > 0) {
            // there may be more
        }
    }
}
