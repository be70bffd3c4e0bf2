package kz.komek.channel.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
    private final Outages outages;
    private final String tiles;

    Pages(Assets assets, Outages outages, @ConfigProperty(name = "komek.map.tiles") Optional<String> tiles) {
        this.assets = assets;
        this.outages = outages;
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

        static native TemplateInstance works(Page page, WorksView view);

        static native TemplateInstance here(Page page, HereView here);

        static native TemplateInstance worksAsked(Page page, String work, String answer, String email, String error);

        static native TemplateInstance worksThanks(Page page, boolean told);
    }

    String form(Texts t, @Nullable Reservation reservation, Typed typed, List<Violation> violations, String banner) {
        String title = violations.isEmpty() ? t.of("form.title") : t.of("errors.title");
        return Templates.form(
                        told(t, title, "", null), FormView.of(t, reservation, typed, violations, banner, script(t)))
                .render();
    }

    /** With everything that was typed, and what is under way there: it is sent when it is sent again. */
    String asked(Texts t, @Nullable Reservation reservation, Typed typed, HereView here) {
        return Templates.form(
                        told(t, t.of("here.title"), "", null),
                        FormView.of(t, reservation, typed, List.of(), "", script(t))
                                .asking(here))
                .render();
    }

    /** The part of the form alone. */
    String here(Texts t, HereView here) {
        return Templates.here(page(t, "", ""), here).render();
    }

    String works(Texts t, WorksView view) {
        return Templates.works(told(t, t.of("works.title"), "works", null), view)
                .render();
    }

    String worksAsked(Texts t, UUID work, String answer, String email, String error) {
        return Templates.worksAsked(page(t, t.of("here.tell"), "works"), work.toString(), answer, email, error)
                .render();
    }

    String worksThanks(Texts t, boolean told) {
        return Templates.worksThanks(page(t, t.of("works.thanks"), "works"), told)
                .render();
    }

    String sent(Texts t, Reservation reservation, List<String> refused) {
        String path = "sent/" + reservation.number() + "/" + reservation.key();
        return Templates.sent(page(t, t.of("sent.title"), path), new SentView(reservation, refused))
                .render();
    }

    String find(Texts t, String typed, String error) {
        return Templates.find(told(t, t.of("find.title"), "track", null), typed, error)
                .render();
    }

    /** @param district of the ticket; {@code null}: not known, or not for whoever looks */
    String ticket(Texts t, TrackView ticket, @Nullable String district) {
        String path = "t/" + ticket.number() + (ticket.key().isEmpty() ? "" : "/" + ticket.key());
        return Templates.ticket(
                        district == null
                                ? page(t, t.of("track.title", ticket.spoken()), path)
                                : told(t, t.of("track.title", ticket.spoken()), path, district),
                        ticket)
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
        return page(t, title, path, List.of());
    }

    private Page told(Texts t, String title, String path, @Nullable String district) {
        return page(t, title, path, outages.banners(t, district));
    }

    private Page page(Texts t, String title, String path, List<Outages.Banner> banners) {
        return new Page(
                t, title, path, assets.of(Assets.STYLE), assets.of(Assets.SCRIPT), assets.of(Assets.ICON), banners);
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
