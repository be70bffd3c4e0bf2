package kz.komek.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.AttachmentRef.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send tells where they live, and may be more than a file. */
class WhatFilesTellTest {
    @TempDir
    Path folder;

    private DirectoryFileStore store;

    @BeforeEach
    void open() {
        store = new DirectoryFileStore(folder, InstantSource.fixed(Instant.parse("2026-11-20T07:00:00Z")));
    }

    @Test
    void a_photograph_is_kept_twice_whole_for_staff_and_without_its_place_for_others() throws Exception {
        byte[] photo = Photo.jpegThatTells(40, 20, 1);
        var kept = keep("photo.jpg", photo, Optional.empty());
        assertThat(kept.taken()).isNotNull();
        assertThat(read(kept.id())).isEqualTo(photo);
        assertThat(new String(read(String.valueOf(kept.shown())), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif");
    }

    @Test
    void what_tells_nothing_is_kept_once() throws Exception {
        assertThat(keep("photo.jpg", Photo.jpeg(40, 20), Optional.empty()).shown())
                .isNull();
        assertThat(files()).isOne();
    }

    @Test
    void a_virus_is_not_kept() throws Exception {
        try (var clamd = new Clamd()) {
            var scan = Optional.of(new VirusScan(clamd.address()));
            AttachmentRef infected = keep("letter.txt", "X5O!P%@AP EICAR".getBytes(StandardCharsets.US_ASCII), scan);
            assertThat(infected.refused()).isEqualTo(Refusal.INFECTED);
            assertThat(infected.id()).isEmpty();
            assertThat(files()).isZero();
            assertThat(keep("letter.txt", "Сәлем".getBytes(StandardCharsets.UTF_8), scan)
                            .refused())
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSTREAM size limit exceeded. ERROR",
                "stream: OK but not really",
                "stream: ",
                "OK",
                "FOUND",
                "stream: Eicar-Signature FOUND."
            })
    void an_unclear_word_of_the_scanner_means_neither_clean_nor_infected(String answer) throws Exception {
        try (var clamd = new Clamd()) {
            clamd.otherAnswer = answer;
            var scan = Optional.of(new VirusScan(clamd.address()));
            assertThatThrownBy(() -> keep("letter.txt", "Сәлем".getBytes(StandardCharsets.UTF_8), scan))
                    .isInstanceOf(IOException.class);
            assertThat(files()).as("kept while nobody knows").isZero();
        }
    }

    @Test
    void a_scanner_that_is_away_means_neither_clean_nor_infected() throws Exception {
        VirusScan away;
        try (var clamd = new Clamd()) {
            away = new VirusScan(clamd.address());
        }
        assertThatThrownBy(() -> keep("letter.txt", "x".getBytes(StandardCharsets.UTF_8), Optional.of(away)))
                .isInstanceOf(IOException.class);
        assertThat(files()).isZero();
    }

    private AttachmentRef keep(String name, byte[] bytes, Optional<VirusScan> scan) throws IOException {
        return new Attachments(store, scan).take(name, new ByteArrayInputStream(bytes));
    }

    private byte[] read(String id) throws IOException {
        try (var in = store.open(id)) {
            return in.readAllBytes();
        }
    }

    private long files() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
