package kz.komek.intake;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import kz.komek.contract.kafka.Topics;
import kz.komek.intake.store.UnfiledContacts;
import kz.komek.platform.files.KeepsFiles;
import kz.komek.platform.wiring.Backlog;

/** Files of contacts that are on their way into the register, or belong to no ticket. */
@Singleton
class ContactFiles implements KeepsFiles {
    private final UnfiledContacts unfiled;
    private final Backlog backlog;
    private final Topics topics;

    ContactFiles(UnfiledContacts unfiled, Backlog backlog, Topics topics) {
        this.unfiled = unfiled;
        this.backlog = backlog;
        this.topics = topics;
    }

    @Override
    public boolean knowsAll() {
        return backlog.isEmpty(topics.contactReceived(), ContactReader.GROUP);
    }

    @Override
    public Set<String> kept(Collection<String> ids) {
        return unfiled.files(ids);
    }
}
