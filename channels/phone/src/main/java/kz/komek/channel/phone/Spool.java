package kz.komek.channel.phone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Json;
import kz.komek.contract.Media;
import kz.komek.contract.files.Attachments;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which Asterisk hands over what is finished: a {@code .json} says what it is, and names the sound beside it.
 * Both are deleted when all of it is in Kafka and in our store, and not before. What cannot be read is set aside for
 * somebody to look at.
 */
final class Spool {
    private static final Logger LOG = Logger.getLogger(Spool.class);
    private static final String FINISHED = ".json";
    private static final String ASIDE = ".unreadable";
    /** An hour of two voices, not compressed. */
    private static final long LARGEST = 128L * 1024 * 1024;

    private final Path folder;
    private final String exchange;
    private final Attachments files;
    private final Facts facts;
    private final Published published;
    private final InstantSource time;
    private final String region;

    /** Each publishes, and throws where Kafka does not acknowledge. */
    record Published(
            Consumer<ContactReceived> contacts,
            Consumer<ChannelEvent> events,
            BiConsumer<ChannelEvent, AttachmentStored> stored) {}

    Spool(Path folder, String exchange, Attachments files, Published published, InstantSource time, String region) {
        this.folder = folder;
        this.exchange = exchange;
        this.files = files;
        this.published = published;
        this.facts = new Facts(published.events(), published.contacts(), time).patiently();
        this.time = time;
        this.region = region;
    }

    enum Kind {
        /** A call is over. */
        CALL,
        /** Words on the machine. */
        VOICEMAIL,
        /** A conversation was recorded. */
        TALK
    }

    /**
     * As the dialplan writes it; moments are seconds since 1970, and what did not happen is missing or empty.
     *
     * @param call Asterisk's {@code linkedid}
     * @param began of the call, or of what was recorded
     * @param operator who answered, as the queue calls them
     * @param callBack they would rather be called back than wait
     * @param file beside it
     */
    record HandedOver(
            Kind kind,
            String call,
            @Nullable String from,
            @Nullable String to,
            @Nullable String language,
            @Nullable Long began,
            @Nullable Long queued,
            @Nullable Long answered,
            @Nullable String operator,
            @Nullable Boolean callBack,
            @Nullable Long ended,
            @Nullable Long seconds,
            @Nullable String file) {}

    /** All that lies there, the oldest first. */
    void takeAll() throws IOException {
        for (Path each : finished()) {
            try {
                take(each);
            } catch (IllegalArgumentException unreadable) {
                LOG.errorf("%s cannot be read; it is set aside as *%s", each.getFileName(), ASIDE);
                Files.move(each, each.resolveSibling(each.getFileName() + ASIDE));
            }
        }
    }

    private List<Path> finished() throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(FINISHED))
                    .sorted()
                    .toList();
        }
    }

    /** @throws IllegalArgumentException when it is nothing that a dialplan of ours writes */
    private void take(Path sidecar) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(sidecar);
        } catch (NoSuchFileException another) {
            return; // gateway was faster
        }
        HandedOver over = read(bytes);
        switch (over.kind()) {
            case CALL -> call(over);
            case VOICEMAIL -> voicemail(over);
            case TALK -> talk(over);
        }
        if (over.file() != null) Files.deleteIfExists(folder.resolve(over.file()));
        Files.deleteIfExists(sidecar);
    }

    static HandedOver read(byte[] bytes) {
        HandedOver over = Json.read(bytes, HandedOver.class);
        if (over == null
                || over.kind() == null
                || over.call() == null
                || !over.call().matches("[A-Za-z0-9.-]{1,60}")) {
            throw new IllegalArgumentException("of no call");
        }
        if (over.file() != null && !over.file().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("the file is none of this folder");
        }
        return over;
    }

    /** The same steps that were told when they happened, if somebody listened. */
    private void call(HandedOver over) throws IOException {
        var heard = heard(over);
        surely(told(over.began(), heard, Call.of(heard.call(), Step.ARRIVED), null));
        if (heard.language() != null) {
            var language = Call.of(heard.call(), Step.LANGUAGE).language(heard.language());
            surely(told(over.began(), heard, language, heard.language()));
        }
        if (over.queued() != null) surely(told(over.queued(), heard, Call.of(heard.call(), Step.QUEUED), null));
        if (over.answered() != null) {
            var answered = Call.of(heard.call(), Step.ANSWERED).operator(over.operator());
            surely(told(over.answered(), heard, answered, over.operator()));
        }
        if (Boolean.TRUE.equals(over.callBack())) {
            surely(told(over.ended(), heard, Call.of(heard.call(), Step.CALL_BACK), null));
        }
        surely(told(over.ended(), heard, Call.of(heard.call(), Step.ENDED), null));
    }

    private boolean told(@Nullable Long at, Heard heard, Call step, @Nullable Object of) {
        return facts.at(moment(at)).tell(heard, step, of);
    }

    private static void surely(boolean told) throws IOException {
        if (!told) throw new IOException("it is not in the log");
    }

    private void voicemail(HandedOver over) throws IOException {
        var heard = heard(over);
        var contact = contact(over, heard);
        published.contacts().accept(contact);
        long seconds = over.seconds() == null ? 0 : over.seconds();
        var left = event(heard, over, Call.of(heard.call(), Step.VOICEMAIL).seconds(seconds), name(over));
        published.events().accept(left);
        var file = keep(over);
        Media media = contact.chat() == null ? null : contact.chat().media().getFirst();
        if (media != null) {
            published
                    .stored()
                    .accept(left, new AttachmentStored(media.id(), contact.contactId(), time.instant(), file));
        }
        if (file.refused() == null) published.events().accept(stored(heard, over, file));
    }

    private void talk(HandedOver over) throws IOException {
        var heard = heard(over);
        var file = keep(over);
        if (file.refused() == null) published.events().accept(stored(heard, over, file));
    }

    ContactReceived contact(HandedOver over, Heard heard) {
        return VoiceMessages.contact(
                heard, name(over), over.seconds() == null ? 0 : over.seconds(), null, moment(over.began()));
    }

    private ChannelEvent stored(Heard heard, HandedOver over, AttachmentRef file) {
        var step = Call.of(heard.call(), Step.STORED)
                .language(heard.language())
                .seconds(over.seconds())
                .file(file);
        return event(heard, over, step, file.name());
    }

    private ChannelEvent event(Heard heard, HandedOver over, Call step, String of) {
        return new ChannelEvent(
                ContactIds.of(Channel.PHONE, heard.call(), step.step().name(), of),
                Channel.PHONE,
                heard.account(),
                moment(over.began()),
                ChannelEvent.Kind.CALL,
                null,
                null,
                heard.handle().orElse(null),
                step);
    }

    Heard heard(HandedOver over) {
        return new Heard(
                Form.of(Map.of()),
                exchange + "-" + over.call(),
                over.to() == null || over.to().isBlank() ? Heard.UNKNOWN : over.to(),
                Numbers.e164(over.from(), region).orElse(null),
                TrunkEvents.language(over.language()),
                null,
                null);
    }

    private static String name(HandedOver over) {
        if (over.file() == null) throw new IllegalArgumentException("no file is named");
        return over.file();
    }

    private AttachmentRef keep(HandedOver over) throws IOException {
        String name = name(over);
        try (InputStream sound = Files.newInputStream(folder.resolve(name))) {
            return files.original(name, type(name), sound, LARGEST);
        } catch (NoSuchFileException gone) {
            LOG.warnf("%s is named and not there", name);
            return new AttachmentRef("", name, type(name), 0, null, AttachmentRef.Refusal.GONE);
        }
    }

    private static String type(String name) {
        return name.endsWith(".mp3") ? "audio/mpeg" : "audio/wav";
    }

    private Instant moment(@Nullable Long seconds) {
        return seconds == null || seconds == 0 ? time.instant() : Instant.ofEpochSecond(seconds);
    }
}
