package kz.komek.channel.whatsapp;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.ReplyRequested;
import kz.komek.contract.ReplyRequested.Asking;
import kz.komek.contract.ReplyRequested.Choice;
import kz.komek.contract.ReplyRequested.Template;
import kz.komek.contract.ReplyRequested.Wanted;
import org.jspecify.annotations.Nullable;

/** Replies to Айгүл, with good defaults. */
record Replies(String account) {
    static final UUID ID = UUID.fromString("0f0e0d0c-0b0a-4908-8706-050403020100");
    static final Handle AIGUL = new Handle(Handle.Kind.PHONE, "+77011234567", "Айгүл");

    ReplyRequested saying(String text) {
        return reply(AIGUL, text, false, "wamid.KZ0001", List.of(), null, null);
    }

    ReplyRequested to(Handle person) {
        return reply(person, "Сәлем", true, null, List.of(), null, null);
    }

    ReplyRequested with(String text, AttachmentRef... files) {
        return reply(AIGUL, text, false, null, List.of(files), null, null);
    }

    ReplyRequested asking(String text, @Nullable Wanted wanted, String... labels) {
        var choices = Stream.of(labels)
                .map(label -> new Choice("c" + List.of(labels).indexOf(label), label))
                .toList();
        return reply(AIGUL, text, true, "wamid.KZ0001", List.of(), new Asking(choices, wanted), null);
    }

    ReplyRequested template(String name, String... values) {
        return reply(AIGUL, "not sent", true, null, List.of(), null, new Template(name, List.of(values)));
    }

    private ReplyRequested reply(
            Handle to,
            String text,
            boolean automatic,
            @Nullable String inReplyTo,
            List<AttachmentRef> files,
            @Nullable Asking asking,
            @Nullable Template template) {
        return new ReplyRequested(
                ID,
                Channel.WHATSAPP,
                account,
                to,
                Language.KK,
                "5724093816",
                null,
                text,
                automatic,
                inReplyTo,
                List.of(),
                files,
                asking,
                template,
                null);
    }
}
