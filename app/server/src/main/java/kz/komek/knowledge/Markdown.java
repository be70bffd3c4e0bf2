package kz.komek.knowledge;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** What a text says without its marks, for passages of it. */
final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer RENDERER = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    private Markdown() {}

    static String plain(String markdown) {
        return RENDERER.render(PARSER.parse(markdown)).strip();
    }
}
