package kz.komek.channel.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.channel.web.Submissions.Reservation;
import kz.komek.contract.District;
import kz.komek.contract.Json;
import kz.komek.contract.Language;
import kz.komek.contract.PublicAnswers;
import kz.komek.contract.PublicArticle;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The site's pages as HTML. */
@Singleton
class Pages {
    static final String HTML = "text/html;charset=UTF-8";

    private final Assets assets;
    private final String tiles;

    Pages(Assets assets, @ConfigProperty(name = "komek.map.tiles") Optional<String> tiles) {
        this.assets = assets;
        this.tiles = tiles.orElse("");
    }

    @CheckedTemplate(basePath = "site")
    static class Templates {
        private Templates() {}

        static native TemplateInstance form(Page page, FormView form);

        static native TemplateInstance sent(Page page, SentView sent);

        static native TemplateInstance find(Page page, String typed, String error);

        static native TemplateInstance ticket(Page page, TrackView ticket);

        static native TemplateInstance complaint(
                Page page, Reservation about, String number, String key, String typed, String error);

        static native TemplateInstance answers(Page page, AnswersView answers);

        static native TemplateInstance answer(Page page, AnswersView.Article answer);

        static native TemplateInstance problem(Page page, String detail);
    }

    String form(Texts t, @Nullable Reservation reservation, Typed typed, List<Violation> violations, String banner) {
        String title = violations.isEmpty() ? t.of("form.title") : t.of("errors.title");
        return Templates.form(page(t, title, ""), FormView.of(t, reservation, typed, violations, banner, script(t)))
                .render();
    }

    String sent(Texts t, Reservation reservation, List<String> refused) {
        String path = "sent/" + reservation.number() + "/" + reservation.key();
        return Templates.sent(page(t, t.of("sent.title"), path), new SentView(reservation, refused))
                .render();
    }

    String find(Texts t, String typed, String error) {
        return Templates.find(page(t, t.of("find.title"), "track"), typed, error)
                .render();
    }

    String ticket(Texts t, TrackView ticket) {
        String path = "t/" + ticket.number() + (ticket.key().isEmpty() ? "" : "/" + ticket.key());
        return Templates.ticket(page(t, t.of("track.title", ticket.spoken()), path), ticket)
                .render();
    }

    String complaint(Texts t, Reservation about, @Nullable Reservation reserved, String typed, String error) {
        String path = "t/" + about.number() + "/" + about.key() + "/complaint";
        return Templates.complaint(
                        page(t, t.of("complaint.title"), path),
                        about,
                        reserved == null ? "" : reserved.number(),
                        reserved == null ? "" : reserved.key(),
                        typed,
                        error)
                .render();
    }

    /** @param found {@code null}: nobody could be asked */
    String answers(Texts t, @Nullable PublicAnswers found, String words, @Nullable String sphere) {
        return Templates.answers(
                        page(t, t.of("answers.title"), AnswersView.path(words, sphere)),
                        AnswersView.of(t, found, words, sphere))
                .render();
    }

    String answer(Texts t, PublicArticle article, boolean thanked) {
        return Templates.answer(
                        page(t, article.title(), "answers/" + article.code()),
                        AnswersView.Article.of(article, t, thanked))
                .render();
    }

    String problem(Refusal.Code code, Language language) {
        var t = Texts.in(language);
        return Templates.problem(page(t, code.title(t), ""), code.detail(t)).render();
    }

    private Page page(Texts t, String title, String path) {
        return new Page(t, title, path, assets.of(Assets.STYLE), assets.of(Assets.SCRIPT), assets.of(Assets.ICON));
    }

    private record Script(String lang, String map, String tiles, Map<String, String> texts, List<Point> districts) {}

    private record Point(String name, double[] at, String code) {}

    private RawString script(Texts t) {
        var points = District.ALL.stream()
                .map(district -> new Point(
                        district.name(t.language()),
                        new double[] {district.latitude(), district.longitude()},
                        district.code()))
                .toList();
        var json =
                Json.write(new Script(t.language().code(), assets.of(Assets.MAP), tiles, t.under("script."), points));
        // Inside a script element only "<" could end it.
        return new RawString(new String(json, StandardCharsets.UTF_8).replace("<", "\\u003c"));
    }
}
