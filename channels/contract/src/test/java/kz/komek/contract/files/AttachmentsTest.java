package kz.komek.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import kz.komek.contract.AttachmentRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentsTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @TempDir
    Path directory;

    private DirectoryFileStore store;
    private Attachments attachments;

    @BeforeEach
    void open() {
        store = new DirectoryFileStore(directory, InstantSource.fixed(Instant.parse("2026-11-20T20:00:00Z")));
        attachments = new Attachments(store);
    }

    @Test
    void a_file_is_what_its_bytes_say_whatever_its_name_claims() throws IOException {
        AttachmentRef ref = attachments.take("photo.pdf", new ByteArrayInputStream(PNG));
        assertThat(ref.mediaType()).isEqualTo("image/png");
        assertThat(ref.refused()).isNull();
        try (InputStream kept = store.open(ref.id())) {
            assertThat(kept.readAllBytes()).isEqualTo(PNG);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "page.txt, <html><script>alert(1)</script></html>", // HTML that calls itself text
        "photo.png, '<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>'", // a picture that runs
        "run.sh, '#!/bin/sh\nrm -rf /'" // a program
    })
    void what_a_viewer_could_execute_is_refused_and_not_kept(String name, String content) throws IOException {
        var ref = attachments.take(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        assertThat(ref.refused()).isEqualTo(AttachmentRef.Refusal.TYPE_NOT_ALLOWED);
        assertThat(ids()).isEmpty();
    }

    @Test
    void a_file_that_is_too_large_leaves_a_reference_with_the_reason_and_no_bytes() throws IOException {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };
        assertThat(attachments.take("film.mp4", endless).refused()).isEqualTo(AttachmentRef.Refusal.TOO_LARGE);
        assertThat(ids()).isEmpty();
        assertThat(Files.walk(directory).filter(Files::isRegularFile)).isEmpty();
    }

    @Test
    void an_empty_file_is_said_to_be_empty() throws IOException {
        assertThat(attachments.take("a.txt", InputStream.nullInputStream()).refused())
                .isEqualTo(AttachmentRef.Refusal.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd", // a path
        "C:\\temp\\жол.jpg, жол.jpg", // a path of Windows
        "'a\"b\u202Egpj.exe', abgpj.exe", // quotes and a direction trick
        "'', file", // no name
        "қоқыс орны.jpeg, қоқыс орны.jpeg" // Kazakh letters stay
    })
    void names_are_cleaned(String given, String clean) {
        assertThat(Attachments.cleanName(given)).isEqualTo(clean);
    }

    @Test
    void a_long_name_keeps_its_ending() {
        assertThat(Attachments.cleanName("ж".repeat(300) + ".jpg")).hasSize(114).endsWith(".jpg");
    }

    @Test
    void only_ids_of_our_own_making_reach_the_file_system() {
        assertThatThrownBy(() -> store.open("../secret")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.open("2026-11-20/../../../etc/passwd")).isInstanceOf(NoSuchFileException.class);
    }

    private ArrayList<String> ids() throws IOException {
        var ids = new ArrayList<String>();
        store.upTo(LocalDate.MAX, ids::add);
        return ids;
    }
}
