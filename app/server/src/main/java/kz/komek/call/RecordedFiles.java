package kz.komek.call;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import kz.komek.call.store.RecordingTable;
import kz.komek.contract.kafka.Topics;
import kz.komek.platform.files.KeepsFiles;
import kz.komek.platform.wiring.Backlog;

/** Recordings, for as long as they are kept. */
@Singleton
class RecordedFiles implements KeepsFiles {
    private final RecordingTable table;
    private final Backlog backlog;
    private final Topics topics;

    RecordedFiles(RecordingTable table, Backlog backlog, Topics topics) {
        this.table = table;
        this.backlog = backlog;
        this.topics = topics;
    }

    @Override
    public boolean knowsAll() {
        return backlog.isEmpty(topics.channelEvent(), Calls.GROUP);
    }

    @Override
    public Set<String> kept(Collection<String> ids) {
        return table.standing(ids);
    }
}
