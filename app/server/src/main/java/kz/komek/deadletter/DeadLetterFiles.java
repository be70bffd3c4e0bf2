package kz.komek.deadletter;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.files.KeepsFiles;
import kz.komek.platform.wiring.Backlog;

/** Files of dead letters: they are needed again when somebody replays them. */
@Singleton
class DeadLetterFiles implements KeepsFiles {
    private final DeadLetterTable table;
    private final Backlog backlog;
    private final Topics topics;
    private final InstantSource time;

    DeadLetterFiles(DeadLetterTable table, Backlog backlog, Topics topics, InstantSource time) {
        this.table = table;
        this.backlog = backlog;
        this.topics = topics;
        this.time = time;
    }

    @Override
    public boolean knowsAll() {
        return topics.allDead().stream().allMatch(topic -> backlog.isEmpty(topic, DeadLetterReader.GROUP));
    }

    @Override
    public Set<String> kept(Collection<String> ids) {
        return table.filesOfUndecided(ids, time.instant().minus(Duration.ofDays(1)));
    }
}
