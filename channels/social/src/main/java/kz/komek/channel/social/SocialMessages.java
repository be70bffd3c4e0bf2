package kz.komek.channel.social;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import kz.komek.channel.FileLinks;
import kz.komek.channel.Words;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.Json;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.ReplyRequested.Asking;
import kz.komek.contract.ReplyRequested.Wanted;
import org.jspecify.annotations.Nullable;

/** A reply as the contents of messages, in the limits of each network. */
final class SocialMessages {
    private static final int LONGEST_ON_MESSENGER = 2000;
    private static final int MOST_BYTES_ON_INSTAGRAM = 1000;
    private static final int MOST_QUICK_REPLIES = 13;
    private static final int LONGEST_QUICK_REPLY = 20;

    private SocialMessages() {}

    /** The contents of messages to one person, in their order. */
    static List<ObjectNode> of(ReplyRequested reply, FileLinks links) {
        boolean touch = canTouch(reply.asking());
        var messages = new ArrayList<ObjectNode>();
        for (String part : words(reply, touch)) messages.add(message(reply).put("text", part));
        if (touch && !messages.isEmpty()) quickReplies(reply, messages.getLast());
        for (AttachmentRef file : reply.attachments()) {
            if (file.refused() == null) messages.add(file(reply, file, links));
        }
        return messages;
    }

    /** The words of a public answer. */
    static List<String> words(ReplyRequested reply, boolean touch) {
        Asking asking = reply.asking();
        String text = asking == null || touch ? reply.text() : Words.numbered(reply.text(), asking.choices());
        return reply.channel() == Channel.INSTAGRAM
                ? Words.inPartsOfBytes(text, MOST_BYTES_ON_INSTAGRAM)
                : Words.inParts(text, LONGEST_ON_MESSENGER);
    }

    private static boolean canTouch(@Nullable Asking asking) {
        return asking != null
                && asking.choices().size() <= MOST_QUICK_REPLIES
                && asking.choices().stream().allMatch(choice -> choice.label().length() <= LONGEST_QUICK_REPLY);
    }

    private static void quickReplies(ReplyRequested reply, ObjectNode message) {
        Asking asking = reply.asking();
        boolean phone = asking != null && asking.wanted() == Wanted.PHONE && reply.channel() == Channel.FACEBOOK;
        if (asking == null || (asking.choices().isEmpty() && !phone)) return;
        var quick = message.putArray("quick_replies");
        for (var choice : asking.choices()) {
            quick.addObject()
                    .put("content_type", "text")
                    .put("title", choice.label())
                    .put("payload", choice.id());
        }
        if (phone) quick.addObject().put("content_type", "user_phone_number");
    }

    private static ObjectNode file(ReplyRequested reply, AttachmentRef file, FileLinks links) {
        var message = message(reply);
        message.putObject("attachment")
                .put("type", kind(file, reply.channel()))
                .putObject("payload")
                .put("url", links.to(file).toString());
        return message;
    }

    private static String kind(AttachmentRef file, Channel channel) {
        String type = file.mediaType();
        if (type.equals("image/jpeg") || type.equals("image/png") || type.equals("image/gif")) return "image";
        if (type.startsWith("video/")) return "video";
        if (type.startsWith("audio/") && channel == Channel.FACEBOOK) return "audio";
        return "file";
    }

    /** Messenger sends the id back with the echo: a call without an answer is known by it afterwards. */
    private static ObjectNode message(ReplyRequested reply) {
        var message = Json.MAPPER.createObjectNode();
        return reply.channel() == Channel.FACEBOOK
                ? message.put("metadata", reply.replyId().toString())
                : message;
    }
}
