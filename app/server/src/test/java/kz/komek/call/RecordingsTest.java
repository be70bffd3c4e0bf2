package kz.komek.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import kz.komek.Matters;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Call;
import kz.komek.contract.Call.Step;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.Language;
import kz.komek.contract.files.FileStore;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.intake.Intake;
import kz.komek.platform.files.KeepsFiles;
import kz.komek.testing.KomekTestResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long what was recorded of a call stays. */
@QuarkusTest
@QuarkusTestResource(KomekTestResource.class)
class RecordingsTest {
    private static final byte[] SOUND = "ID3 two voices".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Inject
    Calls calls;

    @Inject
    FileStore files;

    @Inject
    Intake intake;

    @Inject
    TicketNumbers numbers;

    @Inject
    DataSource database;

    @Inject
    @All
    List<KeepsFiles> keepers;

    @Inject
    RecordingSweep sweep;

    @Inject
    NumberBlocks blocks;

    private Matters matters;

    @BeforeEach
    void a_register() {
        matters = new Matters(intake, numbers, database);
    }

    @Test
    void a_recording_of_a_call_is_no_orphan() throws Exception {
        String file = recorded("CA" + hex(), Instant.now());
        assertThat(isKept(file)).isTrue();
    }

    @Test
    void both_recordings_of_a_call_that_was_answered_after_a_message_was_left_are_kept() throws Exception {
        String call = "CA" + hex();
        String first = recorded(call, Instant.now());
        String second = recorded(call, Instant.now());
        assertThat(isKept(first)).isTrue();
        assertThat(isKept(second)).isTrue();
    }

    @Test
    void a_recording_whose_time_is_over_is_deleted_and_that_is_written_down() throws Exception {
        String old = recorded("CA" + hex(), Instant.now().minus(184, ChronoUnit.DAYS));
        String young = recorded("CA" + hex(), Instant.now().minus(182, ChronoUnit.DAYS));
        for (int i = 0; i < 2; i++) sweep.sweep();
        assertThat(isThere(old)).isFalse();
        assertThat(isKept(old)).isFalse();
        assertThat(isThere(young)).isTrue();
        assertThat(isKept(young)).isTrue();
        assertThat(matters.count("select count(*) from change_log where what = 'call-recordings' and id = '" + old
                        + "' and after is null"))
                .isEqualTo(1);
        assertThat(matters.count(
                        "select count(*) from call_recording where file_id = '" + old + "' and ending = 'DELETED'"))
                .isEqualTo(1);
    }

    @Test
    void a_message_left_on_the_machine_stays_with_its_ticket() throws Exception {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(blocks::available);
        String file = recorded("CA" + hex(), Instant.now().minus(184, ChronoUnit.DAYS));
        var contact = Matters.contact(matters.freshNumber(), "Дауыстық хабарлама, 42 с", Language.KK, null);
        var sound = new AttachmentRef(file, "RE1.mp3", "audio/mpeg", SOUND.length, null, null);
        intake.take(List.of(new ContactReceived(
                contact.contactId(),
                Channel.PHONE,
                "+77172000109",
                contact.receivedAt(),
                null,
                Language.KK,
                contact.number(),
                null,
                contact.text(),
                null,
                List.of(sound),
                null,
                null,
                false,
                null,
                ContactReceived.Nature.MESSAGE,
                List.of())));
        sweep.sweep();
        assertThat(isThere(file)).isTrue();
        assertThat(isKept(file)).isTrue();
        assertThat(matters.count(
                        "select count(*) from change_log where what = 'call-recordings' and id = '" + file + "'"))
                .isZero();
    }

    private boolean isKept(String file) {
        return keepers.stream().anyMatch(keeper -> keeper.kept(List.of(file)).contains(file));
    }

    /** As the gateway tells that it has taken a recording over. */
    private String recorded(String call, Instant at) throws IOException {
        var kept = files.keep(new ByteArrayInputStream(SOUND), 1_000);
        var ref = new AttachmentRef(kept.id(), "RE" + hex() + ".mp3", "audio/mpeg", kept.size(), kept.sha256(), null);
        calls.take(List.of(new ChannelEvent(
                UUID.randomUUID(),
                Channel.PHONE,
                "+77172000109",
                at.truncatedTo(ChronoUnit.MICROS),
                ChannelEvent.Kind.CALL,
                null,
                null,
                null,
                Call.of(call, Step.STORED).seconds(42L).file(ref))));
        return kept.id();
    }

    private boolean isThere(String file) throws IOException {
        try (InputStream bytes = files.open(file)) {
            return bytes.readAllBytes().length == SOUND.length;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
