package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import kz.komek.channel.Contacts;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentStored;
import kz.komek.contract.Call.Step;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.files.Attachments;
import kz.komek.contract.files.DirectoryFileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Asterisk hands over by its folder. */
class SpoolTest {
    private static final String CALL = "1795170000.2591";
    private static final String VOICEMAIL = """
            {"kind":"VOICEMAIL","call":"%s","from":"77011234567","to":"109","language":"ru","began":1795170000,
             "seconds":37,"file":"%s-voicemail.wav"}""".formatted(CALL, CALL);

    @TempDir
    Path folder;

    @TempDir
    Path store;

    private final Scene scene = new Scene();
    private final List<AttachmentStored> stored = new ArrayList<>();

    private void takeAll() throws IOException {
        var time = InstantSource.fixed(Scene.NOON);
        new Spool(
                        folder,
                        "pbx",
                        new Attachments(new DirectoryFileStore(store, time)),
                        new Spool.Published(scene::contact, scene::event, (of, file) -> {
                            scene.listens();
                            stored.add(file);
                        }),
                        time,
                        "KZ")
                .takeAll();
    }

    private void handsOver(String name, String what, String sound) throws IOException {
        Files.writeString(folder.resolve(CALL + "-" + name + ".wav"), sound);
        Files.writeString(folder.resolve(CALL + "-" + name + ".json"), what);
    }

    private List<String> left() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void words_on_the_machine_are_a_contact_with_its_sound_and_then_the_folder_is_empty() throws IOException {
        handsOver("voicemail", VOICEMAIL, "RIFF as if it were sound");
        takeAll();
        assertThat(scene.contacts).singleElement().satisfies(contact -> {
            assertThat(contact.handle().value()).isEqualTo("+77011234567");
            assertThat(contact.text()).isEqualTo("Голосовое сообщение, 37 с");
            assertThat(contact.receivedAt()).isEqualTo(Instant.parse("2026-11-20T10:20:00Z"));
        });
        assertThat(stored).singleElement().satisfies(file -> {
            assertThat(file.contactId()).isEqualTo(scene.contacts.getFirst().contactId());
            assertThat(file.mediaId())
                    .isEqualTo(
                            scene.contacts.getFirst().chat().media().getFirst().id());
            assertThat(file.file().mediaType()).isEqualTo("audio/wav");
        });
        assertThat(scene.told()).containsExactly(Step.VOICEMAIL, Step.STORED);
        assertThat(left()).isEmpty();
    }

    @Test
    void while_kafka_is_down_all_of_it_stays_there_and_is_the_same_afterwards() throws IOException {
        handsOver("voicemail", VOICEMAIL, "RIFF");
        scene.kafkaIsDown = true;
        assertThatThrownBy(this::takeAll).isInstanceOf(Contacts.NotAcknowledged.class);
        assertThat(left()).hasSize(2);
        scene.kafkaIsDown = false;
        takeAll();
        handsOver("voicemail", VOICEMAIL, "RIFF");
        takeAll();
        assertThat(scene.contacts).hasSize(2);
        assertThat(scene.contacts.get(0)).isEqualTo(scene.contacts.get(1));
        assertThat(left()).isEmpty();
    }

    @Test
    void a_call_that_nobody_listened_to_is_told_under_the_ids_of_its_steps() throws IOException {
        Files.writeString(folder.resolve(CALL + "-call.json"), """
                {"kind":"CALL","call":"%s","from":"77011234567","to":"109","language":"ru","began":1795170000,
                 "queued":1795170020,"answered":1795170068,"operator":"PJSIP/204","ended":1795170163}""".formatted(CALL));
        takeAll();
        assertThat(scene.told()).containsExactly(Step.ARRIVED, Step.LANGUAGE, Step.QUEUED, Step.ANSWERED, Step.ENDED);
        assertThat(scene.events).extracting(ChannelEvent::at).last().isEqualTo(Instant.parse("2026-11-20T10:22:43Z"));
        var heard = new ArrayList<ChannelEvent>();
        var time = InstantSource.fixed(Scene.NOON);
        var trunk =
                new TrunkEvents("pbx", "city-109", new Facts(heard::add, contact -> {}, time), time, pause -> {}, "KZ");
        var answer = new org.asteriskjava.manager.event.AgentConnectEvent(this);
        answer.setLinkedId(CALL);
        answer.setInterface("PJSIP/204");
        trunk.take(answer);
        assertThat(heard.getFirst().eventId()).isEqualTo(scene.events.get(3).eventId());
        assertThat(left()).isEmpty();
    }

    @Test
    void what_asterisks_script_writes_is_read_here() throws Exception {
        Path work = Files.createDirectory(store.resolve("work"));
        byte[] sound = new byte[44 + 16_000 * 9];
        Files.write(work.resolve(CALL + "-voicemail.wav"), sound);
        Files.write(work.resolve(CALL + "-talk.wav"), new byte[44]);
        handOver(work, "VOICEMAIL", CALL, "+77011234567", "109", "kk", "1795170150");
        handOver(work, "TALK", CALL, "+77011234567", "109", "kk", "1795170020");
        handOver(
                work,
                "CALL",
                CALL,
                "+77011234567",
                "109",
                "kk",
                "1795170000",
                "1795170020",
                "48",
                "PJSIP/204",
                "1795170163",
                "yes");
        handOver(work, "CALL", "1795170001.1; rm -rf /", "\"", "", "", "", "", "", "", "", "");
        assertThat(left())
                .containsExactly(
                        CALL + "-call.json",
                        CALL + "-voicemail.json",
                        CALL + "-voicemail.wav",
                        "1795170001.1rm-rf-call.json");
        takeAll();
        assertThat(left()).isEmpty();
        assertThat(scene.contacts.getFirst().text()).isEqualTo("Дауыстық хабарлама, 9 с");
        assertThat(scene.told())
                .containsSubsequence(
                        Step.ARRIVED, Step.LANGUAGE, Step.QUEUED, Step.ANSWERED, Step.CALL_BACK, Step.ENDED);
        assertThat(scene.events.get(3).at()).isEqualTo(Instant.parse("2026-11-20T10:21:08Z"));
        try (var rest = Files.list(work)) {
            assertThat(rest).as("a conversation that nobody had").isEmpty();
        }
    }

    private void handOver(Path work, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("sh", "../../deploy/asterisk/hand-over.sh"));
        command.addAll(List.of(arguments));
        var script = new ProcessBuilder(command).inheritIO();
        script.environment().put("KOMEK_SPOOL", folder.toString());
        script.environment().put("KOMEK_WORK", work.toString());
        assertThat(script.start().waitFor()).isZero();
    }

    @Test
    void a_recorded_conversation_is_told_as_stored_and_is_no_contact() throws IOException {
        handsOver("talk", """
                {"kind":"TALK","call":"%s","from":"77011234567","to":"109","began":1795170068,"seconds":95,"file":"%s-talk.wav"}""".formatted(CALL, CALL), "RIFF");
        takeAll();
        assertThat(scene.contacts).isEmpty();
        assertThat(scene.events).singleElement().satisfies(event -> {
            assertThat(event.call().step()).isEqualTo(Step.STORED);
            assertThat(event.call().file().refused()).isNull();
        });
        assertThat(left()).isEmpty();
    }

    @Test
    void a_sound_that_is_named_and_not_there_does_not_lose_who_called() throws IOException {
        Files.writeString(folder.resolve("a.json"), VOICEMAIL);
        takeAll();
        assertThat(scene.contacts).hasSize(1);
        assertThat(stored.getFirst().file().refused()).isEqualTo(AttachmentRef.Refusal.GONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "{\"kind\":\"SOMETHING\",\"call\":\"1\"}",
                "{\"kind\":\"CALL\"}",
                "{\"kind\":\"CALL\",\"call\":\"../1\"}",
                "{\"kind\":\"VOICEMAIL\",\"call\":\"1\"}",
                "{\"kind\":\"VOICEMAIL\",\"call\":\"1\",\"file\":\"../../etc/passwd\"}",
                "{\"kind\":\"VOICEMAIL\",\"call\":\"1\",\"file\":\"/etc/passwd\"}",
            })
    void what_cannot_be_read_is_set_aside_and_keeps_nothing_up(String hostile) throws IOException {
        Files.writeString(folder.resolve("0.json"), hostile);
        handsOver("voicemail", VOICEMAIL, "RIFF");
        takeAll();
        assertThat(left()).containsExactly("0.json.unreadable");
        assertThat(scene.contacts).hasSize(1);
    }
}
