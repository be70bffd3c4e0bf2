package kz.komek.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.komek.channel.Fields;
import kz.komek.channel.MetaGraph;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.channel.whatsapp.MetaMessages.Uploaded;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Handle;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.files.FileStore;

/**
 * Sends by the Cloud API. Files go up before the first message goes out, so that nothing is half said because of them.
 *
 * <p>Meta cannot be asked to send once: a call that is not answered is unknown and is not made again; the status that comes
 * later with our reply's id says what became of it.
 */
final class MetaSender implements ReplyDesk.Sender {
    /** 80 messages a second a number; to one person 45 at once, then one every 6 seconds. */
    static final Pace.Limits LIMITS = new Pace.Limits(80, 45, Duration.ofSeconds(6));

    private final MetaGraph graph;
    private final Map<String, String> tokens;
    private final FileStore files;
    private final Pace pace;

    MetaSender(MetaGraph graph, Map<String, String> tokens, FileStore files, Pace pace) {
        this.graph = graph;
        this.tokens = tokens;
        this.files = files;
        this.pace = pace;
    }

    private static final class NotUploaded extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Result result;

        NotUploaded(Result result) {
            super("a file is not uploaded", null, false, false);
            this.result = result;
        }
    }

    @Override
    public Result send(ReplyRequested reply) {
        String token = tokens.get(reply.account());
        if (token == null) return new Result.NotAccepted("this account is not configured");
        if (!reachable(reply.to())) return new Result.Refused("not somebody on WhatsApp");
        try {
            return sendAll(reply, token, MetaMessages.of(reply, uploaded(reply, token)));
        } catch (NotUploaded e) {
            return e.result;
        }
    }

    private static boolean reachable(Handle to) {
        return switch (to.kind()) {
            case PHONE -> People.phone(to.value()) != null;
            case WHATSAPP -> true;
            case EMAIL, TELEGRAM, INSTAGRAM, FACEBOOK -> false;
        };
    }

    private List<Uploaded> uploaded(ReplyRequested reply, String token) throws NotUploaded {
        var uploaded = new ArrayList<Uploaded>();
        for (AttachmentRef file : reply.attachments()) {
            if (file.refused() == null) uploaded.add(new Uploaded(upload(reply.account(), token, file), file));
        }
        return uploaded;
    }

    private String upload(String account, String token, AttachmentRef file) throws NotUploaded {
        byte[] bytes = bytes(file);
        return switch (graph.upload(account + "/media", token, file.mediaType(), file.name(), bytes)) {
            case MetaGraph.Answer.Taken taken -> {
                String id = Fields.text(taken.body(), "id");
                if (id == null) throw new NotUploaded(new Result.NotAccepted("a file was not uploaded"));
                yield id;
            }
            case MetaGraph.Answer.Declined declined ->
                throw new NotUploaded(
                        switch (MetaErrors.declined(declined.status(), declined.code())) {
                            case Result.NotNow later -> new Result.NotAccepted("WhatsApp takes no files for now");
                            case Result result -> result;
                        });
            case MetaGraph.Answer.NotSent not -> throw new NotUploaded(new Result.NotAccepted(not.reason()));
            // Nobody has been told anything yet: a file that is there twice harms nobody.
            case MetaGraph.Answer.Unheard unheard ->
                throw new NotUploaded(new Result.NotAccepted("a file was not uploaded: " + unheard.reason()));
        };
    }

    private byte[] bytes(AttachmentRef file) throws NotUploaded {
        String id = Objects.requireNonNull(file.outside(), "this file is for staff only");
        try (var stream = files.open(id)) {
            return stream.readAllBytes();
        } catch (NoSuchFileException e) {
            throw new NotUploaded(new Result.Refused("a file of it is not there any more"));
        } catch (IOException e) {
            throw new NotUploaded(new Result.NotAccepted("a file of it cannot be read for now"));
        }
    }

    private Result sendAll(ReplyRequested reply, String token, List<ObjectNode> messages) {
        if (messages.isEmpty()) return new Result.Refused("nothing to say");
        var turn = pace.turn(reply);
        String first = null;
        for (ObjectNode message : messages) {
            Result result = turn.call(() -> sendOne(reply.account(), token, message));
            if (!(result instanceof Result.Accepted accepted)) return first == null ? result : partly(result);
            if (first == null) first = accepted.providerId();
        }
        return new Result.Accepted(String.valueOf(first));
    }

    /** Sent again it would be said twice: a person has to look. */
    private static Result partly(Result rest) {
        return new Result.Unknown("a part of it was sent; then " + rest);
    }

    private Result sendOne(String account, String token, ObjectNode message) {
        return switch (graph.post(account + "/messages", token, message)) {
            case MetaGraph.Answer.Taken taken -> accepted(taken);
            case MetaGraph.Answer.Declined declined -> MetaErrors.declined(declined.status(), declined.code());
            case MetaGraph.Answer.NotSent not -> new Result.NotAccepted(not.reason());
            case MetaGraph.Answer.Unheard unheard -> new Result.Unknown(unheard.reason());
        };
    }

    private static Result accepted(MetaGraph.Answer.Taken taken) {
        String id = Fields.text(taken.body().path("messages").path(0), "id");
        return id == null ? new Result.Unknown("WhatsApp's answer names no message") : new Result.Accepted(id);
    }
}
