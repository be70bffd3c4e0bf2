package kz.komek.ticket;

import java.util.ArrayList;
import java.util.List;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Media;

/** Files that come with a contact: those that are here, and those that the provider keeps still. */
public final class Arriving {
    /** Of a file that is being fetched: stands in its id until it is here. */
    private static final String ON_ITS_WAY = "media/";

    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private Arriving() {}

    public static List<AttachmentRef> files(ContactReceived contact) {
        var all = new ArrayList<>(contact.attachments());
        var chat = contact.chat();
        if (chat != null) chat.media().forEach(media -> all.add(pending(media)));
        return all;
    }

    private static AttachmentRef pending(Media media) {
        return new AttachmentRef(
                ON_ITS_WAY + media.id(),
                media.name() == null ? "" : media.name(),
                media.mediaType() == null ? UNKNOWN_TYPE : media.mediaType(),
                media.size() == null ? 0 : media.size(),
                null,
                AttachmentRef.Refusal.PENDING);
    }
}
