package kz.komek.ticket;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.files.VirusScan;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.TicketRefused;
import kz.komek.ticket.store.UploadTable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Files of staff: first uploaded, then attached to what they write. One that is not attached within a day is gone. */
@Singleton
public class SentFiles {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Attachments attachments;
    private final UploadTable uploads;
    private final InstantSource time;

    SentFiles(
            FileStore store,
            @ConfigProperty(name = "komek.clamav") Optional<String> clamav,
            UploadTable uploads,
            InstantSource time) {
        this.attachments = new Attachments(store, VirusScan.at(clamav));
        this.uploads = uploads;
        this.time = time;
    }

    /** Keeps it unless it is refused; the reference says which. */
    public AttachmentRef upload(String name, InputStream bytes, String by) throws IOException {
        AttachmentRef ref = attachments.take(name, bytes);
        if (ref.refused() == null)
            uploads.add(ref, by, time.instant(), time.instant().minus(KEPT));
        return ref;
    }

    /** For what a resident said by way of one of ours; within the transaction that opens its ticket. */
    public List<AttachmentRef> take(List<String> ids, String by) {
        return ids.stream()
                .map(id -> uploads.take(id, by).orElseThrow(() -> new TicketRefused(new Refusal.UnknownFile(id))))
                .toList();
    }

    /** Within the transaction of the message they belong to. */
    List<Attachment> attach(UUID message, List<String> ids, String by) {
        var attached = new ArrayList<Attachment>();
        for (String id : ids) {
            AttachmentRef ref = uploads.take(id, by).orElseThrow(() -> new TicketRefused(new Refusal.UnknownFile(id)));
            attached.add(new Attachment(message, attached.size(), ref, false));
        }
        return attached;
    }
}
