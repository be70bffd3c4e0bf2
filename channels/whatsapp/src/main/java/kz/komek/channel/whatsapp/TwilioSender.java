package kz.komek.channel.whatsapp;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.komek.channel.FileLinks;
import kz.komek.channel.Pace;
import kz.komek.channel.ReplyDesk;
import kz.komek.channel.ReplyDesk.Result;
import kz.komek.channel.Words;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Json;
import kz.komek.contract.ReplyRequested;
import org.jspecify.annotations.Nullable;

/**
 * Sends by Twilio. It fetches files from an address of ours, shows buttons only in templates made beforehand (so choices are
 * written, numbered), and tells the fate of a message to the address that is given with it.
 */
final class TwilioSender implements ReplyDesk.Sender {
    static final Pace.Limits LIMITS = new Pace.Limits(80, 20, Duration.ofSeconds(1));
    private static final int LONGEST_TEXT = 1600;

    private final TwilioRestClient client;
    private final WhatsAppConfig.Twilio config;
    private final String statusUrl;
    private final FileLinks links;
    private final Pace pace;

    TwilioSender(TwilioHttp http, WhatsAppConfig.Twilio config, String statusUrl, FileLinks links, Pace pace) {
        this.client = new TwilioRestClient.Builder(config.accountSid(), config.authToken())
                .accountSid(config.accountSid())
                .httpClient(http)
                .build();
        this.config = config;
        this.statusUrl = statusUrl;
        this.links = links;
        this.pace = pace;
    }

    @Override
    public Result send(ReplyRequested reply) {
        switch (reply.to().kind()) {
            case PHONE, WHATSAPP -> {}
            case EMAIL, TELEGRAM, INSTAGRAM, FACEBOOK -> {
                return new Result.Refused("not somebody on WhatsApp");
            }
        }
        var messages = messages(reply);
        if (messages.isEmpty()) return new Result.Refused("nothing to say");
        var turn = pace.turn(reply);
        String first = null;
        for (MessageCreator message : messages) {
            Result result = turn.call(() -> sendOne(message));
            if (!(result instanceof Result.Accepted accepted)) {
                // Sent again it would be said twice: a person has to look.
                return first == null ? result : new Result.Unknown("a part of it was sent; then " + result);
            }
            if (first == null) first = accepted.providerId();
        }
        return new Result.Accepted(String.valueOf(first));
    }

    private List<MessageCreator> messages(ReplyRequested reply) {
        if (reply.template() != null) {
            String sid = contentSid(reply, reply.template());
            return sid == null ? List.of() : List.of(template(reply, reply.template(), sid));
        }
        var messages = new ArrayList<MessageCreator>();
        var asking = reply.asking();
        String text = asking == null ? reply.text() : Words.numbered(reply.text(), asking.choices());
        for (String part : Words.inParts(text, LONGEST_TEXT))
            messages.add(message(reply).setBody(part));
        for (AttachmentRef file : reply.attachments()) {
            if (file.refused() == null) messages.add(message(reply).setMediaUrl(List.of(links.to(file))));
        }
        return messages;
    }

    private @Nullable String contentSid(ReplyRequested reply, ReplyRequested.Template template) {
        if (template.name().startsWith("HX")) return template.name();
        String exact =
                config.templates().get(template.name() + "." + reply.language().code());
        return exact == null ? config.templates().get(template.name()) : exact;
    }

    /** With a body beside it Twilio sends that body, and outside the window it fails. */
    private MessageCreator template(ReplyRequested reply, ReplyRequested.Template template, String sid) {
        var variables = new LinkedHashMap<String, String>();
        for (String value : template.values()) {
            variables.put(String.valueOf(variables.size() + 1), value.replaceAll("\\s+", " "));
        }
        var message = message(reply).setContentSid(sid);
        return variables.isEmpty() ? message : message.setContentVariables(json(variables));
    }

    private static String json(Map<String, String> variables) {
        return new String(Json.write(variables), java.nio.charset.StandardCharsets.UTF_8);
    }

    private MessageCreator message(ReplyRequested reply) {
        return Message.creator(
                        new PhoneNumber("whatsapp:" + reply.to().value()),
                        new PhoneNumber("whatsapp:" + reply.account()),
                        (String) null)
                .setStatusCallback(URI.create(statusUrl + "?reply=" + reply.replyId()));
    }

    private Result sendOne(MessageCreator message) {
        try {
            String sid = message.create(client).getSid();
            return sid == null ? new Result.Unknown("Twilio's answer names no message") : new Result.Accepted(sid);
        } catch (TwilioHttp.NotSent e) {
            return new Result.NotAccepted("no connection to Twilio");
        } catch (TwilioHttp.Unheard e) {
            return new Result.Unknown(String.valueOf(e.getMessage()));
        } catch (ApiException e) {
            return judge(e);
        }
    }

    private static Result judge(ApiException e) {
        Integer status = e.getStatusCode();
        Integer code = e.getCode();
        // Without a status it is the answer that could not be read, and the message may be on its way.
        return status == null
                ? new Result.Unknown("Twilio's answer cannot be read")
                : TwilioErrors.declined(status, code == null ? 0 : code);
    }
}
