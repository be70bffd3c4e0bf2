package kz.komek.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import kz.komek.Caller;
import kz.komek.Matters;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentRef.Refusal;
import kz.komek.contract.AttachmentRef.Taken;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;
import kz.komek.contract.kafka.Envelope;
import kz.komek.contract.kafka.Publisher;
import kz.komek.contract.kafka.Topics;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.platform.files.KeepsFiles;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that a provider kept, on the real register: they find their message, whichever is here first. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class StoredFilesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T07:00:00Z");
    private static final Taken TURKISTAN = new Taken(43.3015, 68.252, NOON);

    @Inject
    Intake intake;

    @Inject
    StoredFiles files;

    @Inject
    TicketViews views;

    @Inject
    TicketNumbers numbers;

    @Inject
    NumberBlocks blocks;

    @Inject
    DataSource database;

    @Inject
    Publisher publisher;

    @Inject
    Topics topics;

    @Inject
    @All
    List<KeepsFiles> keepers;

    private final UUID media = UUID.randomUUID();
    private Matters matters;

    @BeforeEach
    void until_the_core_has_marked_the_floor() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        matters = new Matters(intake, numbers, database);
    }

    @Test
    void a_file_that_comes_after_its_message_stands_in_it_and_staff_hear_of_it() {
        String number = said(media);
        assertThat(file(number).path("refused").asText()).isEqualTo("PENDING");
        int version = matters.version(number);
        files.take(List.of(stored(photo())));
        assertStored(number);
        assertThat(matters.version(number)).as("it is no act on the ticket").isEqualTo(version);
    }

    @Test
    void a_file_that_comes_before_its_message_waits_for_it() {
        var photo = photo();
        files.take(List.of(stored(photo)));
        assertThat(kept(photo)).as("meanwhile nobody sweeps it away").contains(photo.id(), photo.shown());
        String number = said(media);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            files.joinWaiting(); // or the timer has been here first
            return !file(number).path("refused").isTextual();
        });
        assertStored(number);
        assertThat(kept(photo)).contains(photo.id(), photo.shown());
    }

    @Test
    void told_of_twice_the_first_word_counts_before_and_after() {
        var first = photo();
        var second = photo();
        files.take(List.of(stored(first), stored(second)));
        files.take(List.of(stored(second)));
        String number = said(media);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            files.joinWaiting();
            return file(number).path("id").asText().equals(first.id());
        });
        files.take(List.of(stored(second)));
        assertThat(file(number).path("id").asText()).isEqualTo(first.id());
        assertThat(kept(second)).as("belongs to nobody, and goes").doesNotContain(second.id());
    }

    @Test
    void what_was_not_kept_says_why_under_the_name_it_was_sent_with() {
        String number = said(media);
        var gone = new AttachmentRef("", "file", "image/jpeg", 0, null, Refusal.GONE);
        files.take(List.of(new AttachmentStored(media, UUID.randomUUID(), NOON, gone)));
        assertThat(file(number).path("refused").asText()).isEqualTo("GONE");
        assertThat(file(number).path("name").asText()).isEqualTo("шұңқыр.jpg");
    }

    @Test
    void two_replicas_and_the_timer_join_a_file_once() throws Exception {
        String number = said(media);
        var told = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 20; i++) {
            var photo = photo();
            told.add(() -> {
                files.take(List.of(stored(photo)));
                files.joinWaiting();
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(10)) {
            for (var each : pool.invokeAll(told)) each.get();
        }
        String id = file(number).path("id").asText();
        assertThat(id).isNotEmpty();
        files.take(List.of(stored(photo())));
        assertThat(file(number).path("id").asText()).isEqualTo(id);
    }

    @Test
    void a_resident_gets_the_copy_that_does_not_tell_where_and_nothing_where_there_is_none() {
        String number = said(media);
        var photo = photo();
        files.take(List.of(stored(photo)));
        assertThat(shown(number))
                .containsExactly(new AttachmentRef(
                        photo.shown(), "шұңқыр.jpg", "image/jpeg", photo.size(), photo.sha256(), null));

        UUID other = UUID.randomUUID();
        String second = said(other);
        var staffOnly = new AttachmentRef(id(), "шұңқыр.heic", "image/heic", 9, "ab".repeat(32), null, "", TURKISTAN);
        files.take(List.of(new AttachmentStored(other, UUID.randomUUID(), NOON, staffOnly)));
        assertThat(shown(second)).isEmpty();
        assertThat(file(second).path("taken").path("latitude").asDouble()).isEqualTo(43.3015);
    }

    @Test
    void it_is_read_from_its_topic() throws Exception {
        String number = said(media);
        publisher
                .publish(
                        topics.attachmentStored(),
                        "key",
                        new Envelope(media.toString(), Envelope.ATTACHMENT_STORED, "/channels/telegram/bot", NOON),
                        stored(photo()))
                .get(1, TimeUnit.MINUTES);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !file(number).path("refused").isTextual());
        assertStored(number);
    }

    private void assertStored(String number) {
        JsonNode file = file(number);
        assertThat(file.path("refused").isTextual()).isFalse();
        assertThat(file.path("id").asText()).isNotEmpty();
        assertThat(file.path("taken").path("latitude").asDouble()).isEqualTo(43.3015);
        assertThat(file.path("taken").path("at").asText()).isEqualTo(NOON.toString());
    }

    private String said(UUID media) {
        String number = matters.freshNumber();
        var plain = Matters.contact(number, "Шұңқыр", Language.KK, null);
        var pending = new AttachmentRef("media/" + media, "шұңқыр.jpg", "image/jpeg", 0, null, Refusal.PENDING);
        intake.take(List.of(new ContactReceived(
                plain.contactId(),
                Channel.WEB,
                plain.account(),
                plain.receivedAt(),
                null,
                Language.KK,
                number,
                null,
                plain.text(),
                null,
                List.of(pending),
                null,
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE)));
        return number;
    }

    private AttachmentStored stored(AttachmentRef file) {
        return new AttachmentStored(media, UUID.randomUUID(), NOON, file);
    }

    private static AttachmentRef photo() {
        return new AttachmentRef(id(), "шұңқыр.jpg", "image/jpeg", 48_213, "ab".repeat(32), null, id(), TURKISTAN);
    }

    private static String id() {
        return "2026-11-20/" + UUID.randomUUID();
    }

    private static JsonNode file(String number) {
        return Caller.staff("saule")
                .get("/api/v1/tickets/" + number)
                .json()
                .path("messages")
                .path(0)
                .path("attachments")
                .path(0);
    }

    private List<AttachmentRef> shown(String number) {
        return views.tracked(number, true).orElseThrow().attachments().values().stream()
                .flatMap(List::stream)
                .flatMap(file -> file.shown().stream())
                .toList();
    }

    private Set<String> kept(AttachmentRef file) {
        var kept = new HashSet<String>();
        for (KeepsFiles keeper : keepers) kept.addAll(keeper.kept(List.of(file.id(), String.valueOf(file.shown()))));
        return kept;
    }
}
