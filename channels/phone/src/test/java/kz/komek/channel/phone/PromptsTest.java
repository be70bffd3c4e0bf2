package kz.komek.channel.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.komek.contract.Language;
import kz.komek.contract.PublicTicket.PublicStatus;
import org.junit.jupiter.api.Test;

/** The folder of prompts is whole: nobody hears silence, in Kazakh least of all. */
class PromptsTest {
    private static final Path FOLDER = Path.of("src/main/resources/prompts");
    private static final long MOST_BYTES = 2_000_000;

    private final Prompts prompts = new Prompts(new Addresses(URI.create("https://109.komek.test")));

    private static TreeSet<String> names(Language language) throws IOException {
        try (var files = Files.list(FOLDER.resolve(language.code()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txt"))
                    .map(file -> file.substring(0, file.length() - 4))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void every_prompt_has_words_in_every_language_and_a_file_in_Kazakh() throws IOException {
        for (Language language : Language.values()) {
            assertThat(names(language)).as(language.code()).isEqualTo(names(Language.KK));
            for (String name : names(language))
                assertThat(prompts.text(language, name)).isNotBlank();
        }
        for (String name : names(Language.KK))
            assertThat(prompts.file(Language.KK, name)).as(name).isPresent();
    }

    @Test
    void every_status_of_a_request_and_every_number_can_be_said() throws IOException {
        for (PublicStatus status : PublicStatus.values()) {
            assertThat(names(Language.KK))
                    .contains("status-"
                            + status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        for (Language language : Language.values()) {
            for (int number : List.of(0, 7, 20, 21, 30, 59, 60, 123)) new Speech(prompts).number(language, number);
        }
    }

    @Test
    void what_is_not_recorded_is_read_by_the_machine_but_never_in_Kazakh() {
        var speech = new Speech(prompts).words(Language.RU, "Нет света");
        assertThat(speech.into(new com.twilio.twiml.VoiceResponse.Builder())
                        .build()
                        .toXml())
                .contains("<Say language=\"ru-RU\">Нет света</Say>");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Speech(prompts).words(Language.KK, "Жарық жоқ"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void all_of_it_is_small() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isLessThan(MOST_BYTES);
        }
    }
}
