package kz.komek.channel.web;

import static kz.komek.channel.web.TrackingPage.page;
import static kz.komek.channel.web.TrackingPage.see;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.contract.Conversation;
import kz.komek.contract.Conversation.Told;
import kz.komek.contract.Language;
import kz.komek.contract.PublicAnswers;
import kz.komek.contract.PublicArticle;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What residents may read without asking anybody: looked for in words, or by what it is about. */
@Path("/{lang: kk|ru|en}/answers")
@Singleton
@RunOnVirtualThread
@Produces(Pages.HTML)
class AnswerPages {
    private static final String CODE = "{code: [A-Z0-9_]{2,60}}";
    private static final String SPHERE = "[A-Z0-9_]{1,48}";
    private static final int LONGEST = 200;

    private final Conversation conversation;
    private final RateLimits limits;
    private final Pages pages;

    AnswerPages(Conversation conversation, RateLimits limits, Pages pages) {
        this.conversation = conversation;
        this.limits = limits;
        this.pages = pages;
    }

    @GET
    public Response list(
            @RestPath String lang,
            @RestQuery @Nullable String words,
            @RestQuery @Nullable String sphere,
            @Context HttpServerRequest request) {
        limits.lookup(request);
        var t = Texts.in(Language.of(lang));
        String typed = words == null ? "" : words.strip();
        String asked = typed.substring(0, Math.min(typed.length(), LONGEST));
        String about = sphere != null && sphere.matches(SPHERE) ? sphere : null;
        PublicAnswers answers = switch (conversation.answers(t.language(), asked.isEmpty() ? null : asked, about)) {
            case Told.Found<PublicAnswers>(var found) -> found;
            case Told.Nothing<PublicAnswers> nothing -> null;
            case Told.Silent<PublicAnswers> silent -> null;
        };
        return page(answers == null ? 503 : 200, t, pages.answers(t, answers, asked, about));
    }

    @GET
    @Path("/" + CODE)
    public Response article(
            @RestPath String lang,
            @RestPath String code,
            @RestQuery @Nullable String thanks,
            @Context HttpServerRequest request) {
        limits.lookup(request);
        var t = Texts.in(Language.of(lang));
        return switch (conversation.article(code, t.language())) {
            case Told.Found<PublicArticle>(var found) -> page(200, t, pages.answer(t, found, thanks != null));
            case Told.Nothing<PublicArticle> nothing -> throw new Refusal(Code.NOT_FOUND);
            case Told.Silent<PublicArticle> silent -> throw new Refusal(Code.CORE_SILENT);
        };
    }

    @POST
    @Path("/" + CODE + "/opinions")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response think(
            @RestPath String lang,
            @RestPath String code,
            @RestForm @Nullable String useful,
            @Context HttpServerRequest request) {
        limits.submission(request);
        if (!"yes".equals(useful) && !"no".equals(useful)) throw new Refusal(Code.MALFORMED);
        return switch (conversation.think(code, "yes".equals(useful))) {
            case Told.Found<Boolean> found -> see(Language.of(lang), "answers/" + code + "?thanks=1");
            case Told.Nothing<Boolean> nothing -> throw new Refusal(Code.NOT_FOUND);
            case Told.Silent<Boolean> silent -> throw new Refusal(Code.CORE_SILENT);
        };
    }
}
