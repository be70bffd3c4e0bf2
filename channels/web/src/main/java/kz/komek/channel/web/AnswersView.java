package kz.komek.channel.web;

import io.quarkus.qute.RawString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.komek.contract.PublicAnswers;
import kz.komek.contract.PublicArticle;
import org.jspecify.annotations.Nullable;

/**
 * Questions and answers as the page shows them.
 *
 * @param words as typed, or empty
 * @param title of the list
 * @param silent nobody could be asked
 */
public record AnswersView(
        String words,
        String title,
        boolean silent,
        List<PublicAnswers.Sphere> spheres,
        List<PublicAnswers.Line> lines) {

    /** @param thanked somebody has just said whether it was of use */
    public record Article(PublicArticle article, RawString body, boolean thanked, boolean other) {
        static Article of(PublicArticle article, Texts t, boolean thanked) {
            return new Article(
                    article, new RawString(Markdown.html(article.body())), thanked, article.language() != t.language());
        }
    }

    static AnswersView of(Texts t, @Nullable PublicAnswers answers, String words, @Nullable String sphere) {
        if (answers == null) return new AnswersView(words, t.of("answers.silent"), true, List.of(), List.of());
        return new AnswersView(words, title(t, answers, words, sphere), false, answers.spheres(), answers.lines());
    }

    private static String title(Texts t, PublicAnswers answers, String words, @Nullable String sphere) {
        if (!words.isEmpty()) {
            return answers.lines().isEmpty()
                    ? t.of("answers.nothing")
                    : t.of("answers.found", answers.lines().size());
        }
        return answers.spheres().stream()
                .filter(one -> one.code().equals(sphere))
                .map(PublicAnswers.Sphere::name)
                .findFirst()
                .orElse(t.of("answers.often"));
    }

    /** Where the same stands in the other languages. */
    static String path(String words, @Nullable String sphere) {
        if (!words.isEmpty()) return "answers?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        return sphere == null ? "answers" : "answers?sphere=" + URLEncoder.encode(sphere, StandardCharsets.UTF_8);
    }
}
