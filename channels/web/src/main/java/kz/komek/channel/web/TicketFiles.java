package kz.komek.channel.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Conversation;
import kz.komek.contract.Conversation.Tracking;
import kz.komek.contract.files.FileStore;

/** A ticket's file for who has the ticket's key: only files that the ticket names, never shown inline. */
@Singleton
class TicketFiles {
    private final Conversation conversation;
    private final FileStore store;

    TicketFiles(Conversation conversation, FileStore store) {
        this.conversation = conversation;
        this.store = store;
    }

    /** @param number whose key was checked by the caller */
    Response open(String number, String id) {
        return switch (conversation.track(number, true)) {
            case Tracking.Found(var ticket) ->
                ticket.messages().stream()
                        .flatMap(message -> message.attachments().stream())
                        .filter(file -> file.refused() == null && file.id().equals(id))
                        .findFirst()
                        .map(this::answer)
                        .orElseThrow(() -> new Refusal(Refusal.Code.NOT_FOUND));
            case Tracking.NotInRegister() -> throw new Refusal(Refusal.Code.NOT_FOUND);
            case Tracking.Silent() -> throw new Refusal(Refusal.Code.CORE_SILENT);
        };
    }

    private Response answer(AttachmentRef file) {
        InputStream bytes;
        try {
            bytes = store.open(file.id());
        } catch (IOException e) {
            throw new Refusal(Refusal.Code.NOT_FOUND);
        }
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(bytes, file.mediaType())
                .header("Content-Disposition", "attachment; filename=\"file\"; filename*=UTF-8''" + name)
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, max-age=3600")
                .build();
    }
}
