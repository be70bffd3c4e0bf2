package kz.komek.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Language;
import kz.komek.contract.PublicTicket.PublicStatus;
import kz.komek.contract.Rating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final Pattern IN_TEMPLATES = Pattern.compile("t\\.of\\('([a-z0-9_.]+)'");
    private static final Pattern IN_CODE = Pattern.compile("\\bof\\(\\s*\"([a-z0-9_]+\\.[a-z0-9_.]*[a-z0-9])\"");
    private static final Pattern IN_SCRIPTS = Pattern.compile("(?:words\\.|say\\(')([a-z_]+)");

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_language_says_everything_and_nothing_idle(Language language) throws IOException {
        assertThat(Texts.in(language).all().keySet()).containsExactlyInAnyOrderElementsOf(said());
        assertThat(Texts.in(language).all().values()).noneMatch(String::isBlank);
    }

    @Test
    void what_is_filled_in_is_filled_in_in_every_language() {
        for (String key : Texts.in(Language.KK).all().keySet()) {
            for (Language language : Language.values()) {
                assertThat(Texts.in(language).of(key).contains("{0}"))
                        .as("%s in %s", key, language)
                        .isEqualTo(Texts.in(Language.KK).of(key).contains("{0}"));
            }
        }
    }

    private static Set<String> said() throws IOException {
        var keys = new TreeSet<String>();
        keys.addAll(found(Path.of("src/main/resources/templates"), IN_TEMPLATES, ""));
        keys.addAll(found(Path.of("src/main/java"), IN_CODE, ""));
        keys.addAll(found(Path.of("src/main/resources/META-INF/resources/assets"), IN_SCRIPTS, "script."));
        Stream.of(
                        names("violation.", Violation.Rule.values()),
                        names("status.", PublicStatus.values()),
                        names("track.lead.", PublicStatus.values()),
                        names("rate.reason.", Rating.Reason.values()),
                        Stream.of("1", "2", "3", "4", "5").map("rate.mark."::concat),
                        Stream.of("electricity", "water", "heat", "gas", "road", "other")
                                .map("works.resource."::concat),
                        names("refused.", AttachmentRef.Refusal.values()),
                        names("problem.", Refusal.Code.values())
                                .flatMap(name -> Stream.of(name + ".title", name + ".detail")),
                        Stream.of("resolved", "explained", "refused", "planned", "redirected", "terminated")
                                .map("outcome."::concat))
                .flatMap(names -> names)
                .forEach(keys::add);
        return keys;
    }

    private static Stream<String> names(String prefix, Enum<?>[] values) {
        return Arrays.stream(values).map(value -> prefix + value.name().toLowerCase(Locale.ROOT));
    }

    private static Set<String> found(Path folder, Pattern pattern, String prefix) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("leaflet"))
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map(match -> prefix + match.group(1))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
