package kz.komek.channel.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource({
        "'**су** жоқ', '<p><strong>су</strong> жоқ</p>'",
        // below the page's own title
        "'# Тақырып', '<h2>Тақырып</h2>'",
        // tags are text
        "'<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'",
        "'<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'",
        // links that would run something lead nowhere
        "'[бас](javascript:alert(1))', '<p><a rel=\"nofollow\" href=\"\">бас</a></p>'",
        "'[109](tel:109)', '<p><a rel=\"nofollow\" href=\"tel:109\">109</a></p>'",
        // pictures of strangers would tell them who reads
        "'![сурет](https://stranger.example/1.png)', '<p></p>'",
    })
    void what_is_written_is_shown_and_nothing_of_it_runs(String markdown, String html) {
        assertThat(Markdown.html(markdown).strip()).isEqualToIgnoringWhitespace(html);
    }
}
