package kz.komek.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import kz.komek.channel.MediaFetcher.Fetched;
import kz.komek.contract.AttachmentRef.Refusal;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Handle;
import kz.komek.contract.Media;
import kz.komek.contract.Secrets;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import kz.komek.contract.files.Photo;
import kz.komek.contract.kafka.BatchConsumer;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.local.Broker;
import kz.komek.local.Durability;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real broker and a provider that does as it is told. */
class MediaDeskTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final Secrets SECRETS =
            new Secrets(Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));

    @TempDir
    static Path log;

    @TempDir
    Path files;

    private static Broker broker;
    private static Publisher publisher;

    private final Topics topics = new Topics(UUID.randomUUID() + ".");
    private final Map<String, Supplier<Fetched>> provider = new ConcurrentHashMap<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<AttachmentStored> stored = new LinkedBlockingQueue<>();
    private final BlockingQueue<ContactReceived> dead = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> readers = new ArrayList<>();
    private DirectoryFileStore store;
    private volatile boolean providerAnswers = true;

    @BeforeAll
    static void startBroker() {
        broker = Broker.start(log, 0, 0, Durability.THROWAWAY);
        publisher = new Publisher(broker.bootstrap(), Duration.ofSeconds(60));
    }

    @AfterAll
    static void stopBroker() {
        publisher.close();
        broker.close();
    }

    @BeforeEach
    void open() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrap()))) {
            topics.create(admin);
        }
        store = new DirectoryFileStore(files, InstantSource.fixed(NOON));
        read(topics.attachmentStored(), AttachmentStored.class, stored);
        read(topics.dead(topics.contactReceived()), ContactReceived.class, dead);
    }

    private <T> void read(String topic, Class<T> type, BlockingQueue<T> into) {
        var settings = new BatchConsumer.Settings<>(broker.bootstrap(), topic, "test-" + topic, type, 100, () -> true);
        readers.add(new BatchConsumer<>(
                        settings, batch -> batch.forEach(received -> into.add(received.message())), publisher)
                .start());
    }

    @AfterEach
    void close() throws Exception {
        for (var reader : readers) reader.close();
    }

    @Test
    void a_file_is_fetched_kept_and_told_of() throws Exception {
        provider.put("photo", () -> bytes(Photo.jpegThatTells(40, 20, 1)));
        UUID contact = contact(Channel.TELEGRAM, media("photo", "шұңқыр.jpg"));
        contact(Channel.WHATSAPP, media("of another channel", null));
        try (var desk = desk()) {
            var told = next(stored);
            assertThat(told.contactId()).isEqualTo(contact);
            assertThat(told.mediaId()).isEqualTo(media("photo", null).id());
            assertThat(told.file().name()).isEqualTo("шұңқыр.jpg");
            assertThat(told.file().mediaType()).isEqualTo("image/jpeg");
            assertThat(told.file().taken()).isNotNull();
            try (var kept = store.open(told.file().id())) {
                assertThat(kept.readAllBytes()).isEqualTo(Photo.jpegThatTells(40, 20, 1));
            }
            assertThat(desk.alive()).isTrue();
        }
        assertThat(asked).containsExactly("photo");
    }

    @Test
    void what_is_not_to_be_had_or_not_to_be_kept_says_why() throws Exception {
        provider.put("gone", () -> new Fetched.Gone("HTTP 404"));
        provider.put("large", () -> new Fetched.TooLarge());
        provider.put("program", () -> bytes("MZ\u0000\u0001 a program".getBytes()));
        provider.put("endless", () -> new Fetched.Bytes(new Endless()));
        provider.put("nothing", () -> bytes(new byte[0]));
        var expected = Map.of(
                "gone", Refusal.GONE,
                "large", Refusal.TOO_LARGE,
                "program", Refusal.TYPE_NOT_ALLOWED,
                "endless", Refusal.TOO_LARGE,
                "nothing", Refusal.EMPTY);
        for (String each : expected.keySet()) contact(Channel.TELEGRAM, media(each, null));
        try (var desk = desk()) {
            for (int i = 0; i < expected.size(); i++) {
                var told = next(stored);
                var which = expected.keySet().stream()
                        .filter(each -> media(each, null).id().equals(told.mediaId()))
                        .findFirst()
                        .orElseThrow();
                assertThat(told.file().refused()).as(which).isEqualTo(expected.get(which));
                assertThat(told.file().id()).isEmpty();
            }
            assertThat(desk.alive()).isTrue();
        }
    }

    @Test
    void more_files_than_we_keep_are_told_of_and_not_asked_for() throws Exception {
        var many = new ArrayList<Media>();
        for (int i = 0; i <= Attachments.MOST; i++) {
            provider.put("n" + i, () -> bytes("text".getBytes()));
            many.add(media("n" + i, null));
        }
        contact(Channel.TELEGRAM, many.toArray(Media[]::new));
        try (var desk = desk()) {
            int refused = 0;
            for (int i = 0; i <= Attachments.MOST; i++) {
                if (next(stored).file().refused() == Refusal.TOO_MANY) refused++;
            }
            assertThat(refused).isOne();
            assertThat(asked).hasSize(Attachments.MOST);
            assertThat(desk.alive()).isTrue();
        }
    }

    @Test
    void what_comes_at_the_third_asking_or_broke_off_is_kept() throws Exception {
        var tries = new AtomicInteger();
        provider.put("moody", () -> switch (tries.incrementAndGet()) {
            case 1 -> new Fetched.TryAgain("HTTP 500");
            case 2 -> new Fetched.Bytes(new BreakingOff());
            default -> bytes("text".getBytes());
        });
        contact(Channel.TELEGRAM, media("moody", null));
        try (var desk = desk()) {
            assertThat(next(stored).file().refused()).isNull();
            assertThat(desk.alive()).isTrue();
        }
        assertThat(tries).hasValue(3);
    }

    @Test
    void a_file_that_never_comes_goes_to_the_dead_letters_and_stops_nobody() throws Exception {
        provider.put("never", () -> new Fetched.TryAgain("HTTP 500"));
        provider.put("photo", () -> bytes(Photo.jpeg(8, 8)));
        UUID never = contact(Channel.TELEGRAM, media("never", null));
        contact(Channel.TELEGRAM, media("photo", null));
        try (var desk = desk()) {
            assertThat(next(stored).mediaId()).isEqualTo(media("photo", null).id());
            assertThat(next(dead).contactId()).isEqualTo(never);
            assertThat(desk.alive()).isTrue();
        }
        assertThat(stored).as("told of once, though the batch was replayed").isEmpty();
    }

    @Test
    void while_the_provider_is_silent_files_wait_and_nothing_dies() throws Exception {
        providerAnswers = false;
        provider.put(
                "photo", () -> providerAnswers ? bytes(Photo.jpeg(8, 8)) : new Fetched.TryAgain("ConnectException"));
        contact(Channel.TELEGRAM, media("photo", null));
        try (var desk = desk()) {
            for (int i = 0; i < 3; i++) next(asked);
            providerAnswers = true;
            assertThat(next(stored).file().refused()).isNull();
            assertThat(desk.alive()).isTrue();
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void while_files_cannot_be_kept_they_wait_at_their_provider() throws Exception {
        // A file stands where the day's folder should be: the store fails as with a full disk.
        Path day = files.resolve("2026-11-20");
        Files.writeString(day, "");
        provider.put("photo", () -> bytes(Photo.jpeg(8, 8)));
        contact(Channel.TELEGRAM, media("photo", null));
        try (var desk = desk()) {
            next(asked);
            Files.delete(day);
            assertThat(next(stored).file().refused()).isNull();
            assertThat(desk.alive()).isTrue();
        }
        assertThat(dead).isEmpty();
    }

    private MediaDesk desk() {
        MediaFetcher fetcher = new MediaFetcher() {
            @Override
            public Fetched fetch(String account, Media media) {
                asked.add(media.source());
                return provider.get(media.source()).get();
            }

            @Override
            public boolean answers() {
                return providerAnswers;
            }
        };
        return new MediaDesk(
                        broker.bootstrap(),
                        topics,
                        Channel.TELEGRAM,
                        fetcher,
                        store,
                        new Attachments(store),
                        SECRETS,
                        publisher,
                        InstantSource.fixed(NOON),
                        new SimpleMeterRegistry(),
                        time -> {})
                .start();
    }

    private static Fetched bytes(byte[] bytes) {
        return new Fetched.Bytes(new ByteArrayInputStream(bytes));
    }

    private static Media media(String source, String name) {
        return new Media(UUID.nameUUIDFromBytes(source.getBytes()), source, name, null, null);
    }

    private UUID contact(Channel channel, Media... media) throws Exception {
        UUID id = UUID.randomUUID();
        var chat = new ContactReceived.Chat(NOON, null, null, null, null, List.of(media));
        var contact = new ContactReceived(
                id,
                channel,
                "bot",
                NOON,
                new Handle(Handle.Kind.TELEGRAM, "1:2", null),
                null,
                null,
                null,
                "",
                null,
                List.of(),
                null,
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of(),
                null,
                chat);
        publisher
                .publish(
                        topics.contactReceived(),
                        Contacts.key(SECRETS, contact),
                        new Envelope(id.toString(), Envelope.CONTACT_RECEIVED, "/test", NOON),
                        contact)
                .get(60, TimeUnit.SECONDS);
        return id;
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T item = queue.poll(60, TimeUnit.SECONDS);
        assertThat(item).as("nothing came in a minute").isNotNull();
        return item;
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int most) {
            java.util.Arrays.fill(into, from, from + most, (byte) 'x');
            return most;
        }
    }

    private static final class BreakingOff extends InputStream {
        private int left = 3;

        @Override
        public int read() throws IOException {
            if (left == 0) throw new IOException("connection reset");
            left--;
            return 'x';
        }
    }
}
