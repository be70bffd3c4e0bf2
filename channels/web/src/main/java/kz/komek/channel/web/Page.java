package kz.komek.channel.web;

import java.util.List;
import java.util.stream.Stream;
import kz.komek.contract.Language;

/**
 * What every page of the site has.
 *
 * @param path of this page after its language, for the links to the other languages; {@code ""}: the first page
 */
public record Page(Texts t, String title, String path, String style, String script, String icon) {
    public record Other(String code, String name, boolean here) {}

    public String lang() {
        return t.language().code();
    }

    /** Everybody's: the first page, and answers; not what somebody looked for. */
    public boolean isIndexed() {
        return path.isEmpty() || path.startsWith("answers") && !path.contains("words=");
    }

    /** Each language by its own name. */
    public List<Other> languages() {
        return Stream.of(Language.values())
                .map(language ->
                        new Other(language.code(), Texts.in(language).of("language.name"), language == t.language()))
                .toList();
    }
}
