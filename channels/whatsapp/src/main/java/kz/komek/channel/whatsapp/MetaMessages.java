package kz.komek.channel.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import kz.komek.channel.Words;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.ReplyRequested.Asking;
import kz.komek.contract.ReplyRequested.Choice;
import kz.komek.contract.ReplyRequested.Wanted;
import org.jspecify.annotations.Nullable;

/** A reply as the messages of the Cloud API: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
final class MetaMessages {
    static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_CAPTION = 1024;
    private static final int LONGEST_ASKED = 1024;
    private static final int MOST_BUTTONS = 3;
    private static final int LONGEST_BUTTON = 20;
    private static final int MOST_ROWS = 10;
    private static final int LONGEST_ROW = 24;
    private static final int LONGEST_DESCRIPTION = 72;

    /** A file that Meta has already. */
    record Uploaded(String id, AttachmentRef file) {}

    private MetaMessages() {}

    static List<ObjectNode> of(ReplyRequested reply, List<Uploaded> files) {
        if (reply.template() != null) return List.of(template(reply, reply.template()));
        if (files.size() == 1 && reply.asking() == null && fitsBelow(reply.text(), files.getFirst())) {
            return List.of(file(reply, files.getFirst(), reply.text()));
        }
        var messages = new ArrayList<ObjectNode>();
        messages.addAll(words(reply));
        for (Uploaded file : files) messages.add(file(reply, file, ""));
        return messages;
    }

    private static List<ObjectNode> words(ReplyRequested reply) {
        Asking asking = reply.asking();
        ObjectNode touch = asking == null || reply.text().isBlank() ? null : touch(reply, asking);
        if (touch != null) return List.of(touch);
        String text = asking == null ? reply.text() : Words.numbered(reply.text(), asking.choices());
        return Words.inParts(text, LONGEST_TEXT).stream()
                .map(part -> text(reply, part))
                .toList();
    }

    private static ObjectNode text(ReplyRequested reply, String part) {
        var message = begun(reply, "text");
        message.putObject("text").put("preview_url", false).put("body", part);
        return message;
    }

    /** {@code null}: it cannot be shown to touch, so it is written. */
    private static @Nullable ObjectNode touch(ReplyRequested reply, Asking asking) {
        var choices = asking.choices();
        if (asking.wanted() == Wanted.PLACE) {
            // A request for a place has no other buttons.
            String text = Words.numbered(reply.text(), choices);
            return text.length() <= LONGEST_ASKED ? place(reply, text) : null;
        }
        if (choices.isEmpty() || reply.text().length() > LONGEST_ASKED) return null;
        boolean brief = choices.stream().allMatch(choice -> choice.label().length() <= LONGEST_BUTTON);
        if (choices.size() <= MOST_BUTTONS && brief) return buttons(reply, choices);
        return choices.size() <= MOST_ROWS ? list(reply, choices) : null;
    }

    private static ObjectNode place(ReplyRequested reply, String text) {
        var message = begun(reply, "interactive");
        var interactive = message.putObject("interactive").put("type", "location_request_message");
        interactive.putObject("body").put("text", text);
        interactive.putObject("action").put("name", "send_location");
        return message;
    }

    private static ObjectNode buttons(ReplyRequested reply, List<Choice> choices) {
        var message = begun(reply, "interactive");
        var interactive = message.putObject("interactive").put("type", "button");
        interactive.putObject("body").put("text", reply.text());
        var buttons = interactive.putObject("action").putArray("buttons");
        for (Choice choice : choices) {
            buttons.addObject()
                    .put("type", "reply")
                    .putObject("reply")
                    .put("id", choice.id())
                    .put("title", choice.label());
        }
        return message;
    }

    private static ObjectNode list(ReplyRequested reply, List<Choice> choices) {
        var message = begun(reply, "interactive");
        var interactive = message.putObject("interactive").put("type", "list");
        interactive.putObject("body").put("text", reply.text());
        var action = interactive.putObject("action").put("button", choose(reply.language()));
        var rows = action.putArray("sections").addObject().putArray("rows");
        for (Choice choice : choices) {
            var row =
                    rows.addObject().put("id", choice.id()).put("title", Words.shortened(choice.label(), LONGEST_ROW));
            if (choice.label().length() > LONGEST_ROW) {
                row.put("description", Words.shortened(choice.label(), LONGEST_DESCRIPTION));
            }
        }
        return message;
    }

    private static String choose(Language language) {
        return switch (language) {
            case KK -> "Таңдау";
            case RU -> "Выбрать";
            case EN -> "Choose";
        };
    }

    private static ObjectNode template(ReplyRequested reply, ReplyRequested.Template wanted) {
        var message = begun(reply, "template");
        var template = message.putObject("template").put("name", wanted.name());
        template.putObject("language").put("code", reply.language().code());
        if (!wanted.values().isEmpty()) {
            var parameters = template.putArray("components")
                    .addObject()
                    .put("type", "body")
                    .putArray("parameters");
            // A parameter with a line end or four spaces in a row is refused (132018).
            for (String value : wanted.values()) {
                parameters.addObject().put("type", "text").put("text", value.replaceAll("\\s+", " "));
            }
        }
        return message;
    }

    private static boolean fitsBelow(String text, Uploaded file) {
        return text.length() <= LONGEST_CAPTION && !kind(file.file()).equals("audio");
    }

    private static ObjectNode file(ReplyRequested reply, Uploaded uploaded, String caption) {
        String kind = kind(uploaded.file());
        var message = begun(reply, kind);
        var file = message.putObject(kind).put("id", uploaded.id());
        if (!caption.isBlank()) file.put("caption", caption);
        if (kind.equals("document")) file.put("filename", uploaded.file().name());
        return message;
    }

    /** What WhatsApp does not show goes as a document. */
    private static String kind(AttachmentRef file) {
        long megabytes = file.size() / (1024 * 1024);
        return switch (file.mediaType()) {
            case "image/jpeg", "image/png" -> megabytes < 5 ? "image" : "document";
            case "video/mp4", "video/3gpp" -> "video";
            case "audio/mpeg", "audio/mp4", "audio/ogg", "audio/opus", "audio/amr" -> "audio";
            default -> "document";
        };
    }

    private static ObjectNode begun(ReplyRequested reply, String type) {
        var message = Json.MAPPER
                .createObjectNode()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual");
        switch (reply.to().kind()) {
            case WHATSAPP -> message.put("recipient", reply.to().value());
            default -> message.put("to", reply.to().value().substring(1));
        }
        message.put("type", type)
                .put("biz_opaque_callback_data", reply.replyId().toString());
        String answered = reply.inReplyTo();
        // People quote what they answer; the script's next question needs no quotation, and a template may have none.
        if (answered != null && answered.startsWith("wamid.") && !reply.automatic() && !type.equals("template")) {
            message.putObject("context").put("message_id", answered);
        }
        return message;
    }
}
