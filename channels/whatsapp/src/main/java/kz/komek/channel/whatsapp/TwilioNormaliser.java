package kz.komek.channel.whatsapp;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.channel.Arrival;
import kz.komek.channel.ChatTurn;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.DeliveryReported;
import kz.komek.contract.DeliveryReported.Outcome;
import org.jspecify.annotations.Nullable;

/** A message or a status as Twilio posts it: https://www.twilio.com/docs/messaging/guides/webhook-request */
final class TwilioNormaliser {
    private static final String PREFIX = "whatsapp:";
    private static final int MOST_FILES = 10;

    private final InstantSource time;

    TwilioNormaliser(InstantSource time) {
        this.time = time;
    }

    /** Empty: no message of Twilio's. */
    Optional<List<Arrival>> message(TwilioForm form) {
        return message(form, time.instant());
    }

    /** @param at when it was said */
    Optional<List<Arrival>> message(TwilioForm form, Instant at) {
        String id = form.get("MessageSid");
        String account = address(form.get("To"));
        if (id == null || account == null) return Optional.empty();
        var said = People.by(
                        new ChatTurn(Channel.WHATSAPP, account, id, at, id),
                        phone(form),
                        scoped(form),
                        form.get("ProfileName"))
                .about(form.get("OriginalRepliedMessageSid"))
                .words(form.get("Body"));
        place(said, form);
        choice(said, form);
        files(said, form);
        if (!said.isEmpty()) return Optional.of(List.of(new Arrival.Said(said.contact())));
        String type = form.get("MessageType");
        return Optional.of(unreadable(said, type == null ? "message" : type.toLowerCase(Locale.ROOT)));
    }

    private static List<Arrival> unreadable(ChatTurn said, String kind) {
        return switch (kind) {
            case "reaction" -> List.of(new Arrival.Noticed(Channel.WHATSAPP, kind));
            default ->
                List.of(
                        new Arrival.Said(said.words(kind).as(Nature.UNREADABLE).contact()),
                        new Arrival.Unknown(Channel.WHATSAPP, kind));
        };
    }

    private static @Nullable String phone(TwilioForm form) {
        String from = People.phone(address(form.get("From")));
        return from == null && scoped(form) == null ? People.phone(form.get("WaId")) : from;
    }

    /** Since usernames came a person may have no number; the field's name has changed once already. */
    private static @Nullable String scoped(TwilioForm form) {
        return Stream.of("From", "ExternalUserId", "ExternalUserIdentifier")
                .map(name -> People.businessScoped(address(form.get(name))))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String address(@Nullable String given) {
        if (given == null) return null;
        return given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given;
    }

    private static void place(ChatTurn said, TwilioForm form) {
        String address = Stream.of(form.get("Label"), form.get("Address"))
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining(", "));
        said.where(address.isEmpty() ? null : address, form.number("Latitude"), form.number("Longitude"));
    }

    private static void choice(ChatTurn said, TwilioForm form) {
        String button = form.get("ButtonPayload");
        String row = form.get("ListId");
        if (button != null) said.chosen(button, either(form.get("ButtonText"), form.get("Body")));
        else if (row != null) said.chosen(row, either(form.get("ListTitle"), form.get("Body")));
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }

    private static void files(ChatTurn said, TwilioForm form) {
        for (int i = 0; i < MOST_FILES; i++) {
            String address = form.get("MediaUrl" + i);
            if (address != null) said.file(address, null, form.get("MediaContentType" + i));
        }
    }

    /** @param reply from the address that we gave Twilio with the message; empty: nothing of ours */
    List<Arrival> status(TwilioForm form, @Nullable String reply) {
        String status = form.get("MessageStatus");
        String kind = status == null ? "none" : status.toLowerCase(Locale.ROOT);
        String account = address(form.get("From"));
        Outcome outcome = outcome(kind, form);
        if (outcome == null) return List.of(new Arrival.Noticed(Channel.WHATSAPP, "status-" + kind));
        UUID id = replyId(reply);
        if (id == null || account == null)
            return List.of(new Arrival.Noticed(Channel.WHATSAPP, "status-of-nothing-of-ours"));
        boolean well = outcome == Outcome.SENT || outcome == Outcome.DELIVERED || outcome == Outcome.READ;
        return List.of(new Arrival.Reported(
                Channel.WHATSAPP,
                account,
                new DeliveryReported(
                        id,
                        outcome,
                        time.instant(),
                        form.get("MessageSid"),
                        well ? null : TwilioErrors.reason(code(form)))));
    }

    private static @Nullable Outcome outcome(String status, TwilioForm form) {
        return switch (status) {
            case "sent" -> Outcome.SENT;
            case "delivered" -> Outcome.DELIVERED;
            case "read" -> Outcome.READ;
            case "failed", "undelivered", "canceled" -> TwilioErrors.afterAcceptance(code(form));
            default -> null;
        };
    }

    private static int code(TwilioForm form) {
        Double code = form.number("ErrorCode");
        return code == null ? 0 : code.intValue();
    }

    private static @Nullable UUID replyId(@Nullable String given) {
        try {
            return given == null ? null : UUID.fromString(given);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
