package kz.komek.channel.phone;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import kz.komek.channel.Contacts;
import kz.komek.contract.Accounts;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.Handle;
import kz.komek.contract.Media;
import kz.komek.contract.number.TicketNumbers;
import org.jspecify.annotations.Nullable;

/** Short messages that come in, and what became of those that went out. */
final class ShortMessages {
    private static final int MOST_MEDIA = 10;

    private final Published published;
    private final OptOut words;
    private final InstantSource time;
    private final String region;

    /** Each publishes, and throws {@link Contacts.NotAcknowledged} where Kafka is down. */
    record Published(
            Consumer<ContactReceived> contacts, Consumer<ChannelEvent> events, Consumer<DeliveryReported> reports) {}

    ShortMessages(Published published, OptOut words, InstantSource time, String region) {
        this.published = published;
        this.words = words;
        this.time = time;
        this.region = region;
    }

    /**
     * @param sent by the exchange's clock; {@code null}: just now
     * @return whether it is in the log
     */
    boolean receive(Form form, @Nullable Instant sent) {
        Instant at = sent == null ? time.instant() : sent;
        try {
            var refusal = refusal(form, at);
            if (refusal != null) published.events().accept(refusal);
            else published.contacts().accept(contact(form, at));
            return true;
        } catch (Contacts.NotAcknowledged e) {
            return false;
        }
    }

    ContactReceived contact(Form form, Instant at) {
        String id = form.get("MessageSid").or(() -> form.get("SmsSid")).orElseGet(() -> form.must("SmsMessageSid"));
        String text = form.get("Body").orElse("");
        var media = media(form, id);
        boolean readable = !text.isEmpty() || !media.isEmpty();
        return new ContactReceived(
                ContactIds.of(Channel.SMS, id),
                Channel.SMS,
                form.get("To").orElse(Heard.UNKNOWN),
                at,
                sender(form),
                null,
                null,
                null,
                readable ? text : "sms",
                null,
                List.of(),
                new ContactReceived.Thread(
                        id, List.of(), TicketNumbers.in(text).distinct().toList()),
                null,
                false,
                null,
                readable ? ContactReceived.Nature.MESSAGE : ContactReceived.Nature.UNREADABLE,
                List.of(),
                null,
                new ContactReceived.Chat(at, null, null, null, null, media));
    }

    private @Nullable Handle sender(Form form) {
        return Numbers.e164(form.get("From").orElse(null), region)
                .map(number -> new Handle(Handle.Kind.PHONE, number, null))
                .orElse(null);
    }

    private static List<Media> media(Form form, String message) {
        var media = new ArrayList<Media>();
        long count = Math.min(MOST_MEDIA, form.number("NumMedia").orElse(0L));
        for (int i = 0; i < count; i++) {
            String url = form.get("MediaUrl" + i).orElse(null);
            if (url == null) continue;
            String type = form.get("MediaContentType" + i).orElse(null);
            media.add(new Media(ContactIds.of(Channel.SMS, message, "media", url), url, null, type, null));
        }
        return media;
    }

    /** STOP and START, told by the exchange or in the words of the list, which does not say how it understood them. */
    private @Nullable ChannelEvent refusal(Form form, Instant at) {
        ChannelEvent.Kind kind = words.meant(
                form.get("OptOutType").orElse(null), form.get("Body").orElse(""));
        Handle sender = sender(form);
        if (kind == null || sender == null) return null;
        return new ChannelEvent(
                ContactIds.of(Channel.SMS, form.must("MessageSid"), kind.name()),
                Channel.SMS,
                Accounts.SMS,
                at,
                kind,
                null,
                null,
                sender);
    }

    /** @return whether it is in the log, or nothing that should be */
    boolean report(Form form, @Nullable String reply) {
        var report = outcome(form, reply);
        if (report == null) return true;
        try {
            published.reports().accept(report);
            return true;
        } catch (Contacts.NotAcknowledged e) {
            return false;
        }
    }

    @Nullable DeliveryReported outcome(Form form, @Nullable String reply) {
        if (reply == null) throw new Form.Malformed("reply is missing");
        UUID id;
        try {
            id = UUID.fromString(reply);
        } catch (IllegalArgumentException e) {
            throw new Form.Malformed("reply is none of ours");
        }
        String message = form.get("MessageSid").or(() -> form.get("SmsSid")).orElse(null);
        String error = form.get("ErrorCode").orElse(null);
        return switch (form.get("MessageStatus").or(() -> form.get("SmsStatus")).orElse("")) {
            case "delivered" ->
                new DeliveryReported(id, DeliveryReported.Outcome.DELIVERED, time.instant(), message, null);
            case "undelivered", "failed" ->
                new DeliveryReported(id, failure(error), time.instant(), message, "error " + error);
            default -> null; // on its way
        };
    }

    /** <a href="https://www.twilio.com/docs/api/errors">What the exchange's errors mean.</a> */
    private static DeliveryReported.Outcome failure(@Nullable String error) {
        return switch (error == null ? "" : error) {
            case "30005", "30006", "21610", "21614" -> DeliveryReported.Outcome.UNREACHABLE; // none, a landline, STOP
            default -> DeliveryReported.Outcome.RETURNED;
        };
    }
}
