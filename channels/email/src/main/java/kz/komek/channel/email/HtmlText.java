package kz.komek.channel.email;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * HTML as plain text: paragraphs stay paragraphs, links keep their address, quotations become lines with {@code >}. No
 * markup of a stranger goes any further than here.
 */
final class HtmlText implements NodeVisitor {
    private static final int LONGEST = 2_000_000;
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "head", "title", "noscript", "template", "object", "svg");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "table",
            "blockquote",
            "pre",
            "section",
            "article",
            "header",
            "footer",
            "form",
            "address",
            "dl",
            "hr",
            "tr",
            "li",
            "dt",
            "dd");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table", "pre");

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final Deque<Element> unseen = new ArrayDeque<>();
    private int quotes;

    private HtmlText() {}

    static String of(String html) {
        var visitor = new HtmlText();
        NodeTraversor.traverse(visitor, Jsoup.parse(MailHeaders.shorten(html, LONGEST)));
        visitor.endLine();
        return visitor.text.toString().replaceAll("\\n{3,}", "\n\n").strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (!unseen.isEmpty()) return;
        if (node instanceof TextNode words) {
            append(words.getWholeText().replaceAll("[\\s\\u00a0]+", " "));
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (UNSEEN.contains(name)) unseen.push(element);
        else if (name.equals("br")) endLine();
        else if (name.equals("td") || name.equals("th")) append(" ");
        else if (BLOCKS.contains(name)) {
            startBlock(name);
            if (name.equals("li")) append("- ");
            if (name.equals("blockquote")) quotes++;
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!unseen.isEmpty()) {
            if (unseen.peek() == node) unseen.pop();
            return;
        }
        if (!(node instanceof Element element)) return;
        String name = element.normalName();
        if (name.equals("a")) appendAddress(element);
        if (BLOCKS.contains(name)) {
            if (!line.isEmpty()) endLine();
            if (name.equals("blockquote")) quotes--;
            if (PARAGRAPHS.contains(name)) blankLine();
        }
    }

    private void startBlock(String name) {
        if (!line.isEmpty()) endLine();
        if (PARAGRAPHS.contains(name)) blankLine();
    }

    private void append(String words) {
        boolean atSpace = line.isEmpty() || line.charAt(line.length() - 1) == ' ';
        line.append(atSpace ? words.stripLeading() : words);
    }

    private void appendAddress(Element link) {
        String address = link.attr("href").strip();
        if (!address.matches("(?is)(https?|tel|mailto):.{1,2000}")) return;
        String bare = address.replaceFirst("(?i)^(mailto|tel):", "");
        if (!link.text().contains(bare)) append(" <" + bare + ">");
    }

    private void endLine() {
        text.append("> ".repeat(Math.min(quotes, 5)))
                .append(line.toString().stripTrailing())
                .append('\n');
        line.setLength(0);
    }

    private void blankLine() {
        if (!text.isEmpty())
            text.append("> ".repeat(Math.min(quotes, 5)).stripTrailing()).append('\n');
    }
}
