package kz.komek.channel.web;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/** An article's text as HTML: tags in it are text, links lead only to the web, mail and telephones, pictures are left out. */
final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto", "tel")))
            .build();

    private Markdown() {}

    static String html(String markdown) {
        Node text = PARSER.parse(markdown);
        var pictures = new ArrayList<Image>();
        text.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                // The page's own title is the first.
                heading.setLevel(Math.min(6, heading.getLevel() + 1));
                visitChildren(heading);
            }

            @Override
            public void visit(Image picture) {
                pictures.add(picture);
            }
        });
        List.copyOf(pictures).forEach(Node::unlink);
        return RENDERER.render(text);
    }
}
