package kz.komek.intake;

import jakarta.inject.Singleton;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.wiring.Backlog;

/** Whether residents have been heard, for whoever would take them to be silent. */
@Singleton
public class Heard {
    private final Backlog backlog;
    private final Topics topics;

    Heard(Backlog backlog, Topics topics) {
        this.backlog = backlog;
        this.topics = topics;
    }

    /** Whatever was published before this was asked is in the register; false also when nobody can say. May take seconds. */
    public boolean all() {
        return backlog.isRead(topics.contactReceived(), ContactReader.GROUP);
    }
}
