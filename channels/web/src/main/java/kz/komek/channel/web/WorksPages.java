package kz.komek.channel.web;

import static kz.komek.channel.web.TrackingPage.page;

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
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.channel.web.Refusal.Code;
import kz.komek.channel.web.Violation.Rule;
import kz.komek.contract.Channel;
import kz.komek.contract.Conversation;
import kz.komek.contract.Conversation.Works;
import kz.komek.contract.District;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.PublicWork;
import kz.komek.contract.WorkAnswer;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Announced works: the page of all of them, and what is asked before a request is sent. */
@Path("/{lang: kk|ru|en}/works")
@Singleton
@RunOnVirtualThread
@Produces(Pages.HTML)
class WorksPages {
    private final Conversation conversation;
    private final RateLimits limits;
    private final Pages pages;
    private final InstantSource time;

    WorksPages(Conversation conversation, RateLimits limits, Pages pages, InstantSource time) {
        this.conversation = conversation;
        this.limits = limits;
        this.pages = pages;
        this.time = time;
    }

    @GET
    public Response list(
            @RestPath String lang,
            @RestQuery @Nullable String district,
            @RestQuery @Nullable String street,
            @Context HttpServerRequest request) {
        limits.lookup(request);
        var t = Texts.in(Language.of(lang));
        String within = known(district);
        String where = street == null ? "" : street.strip();
        where = where.substring(0, Math.min(where.length(), Submission.LONGEST_ADDRESS));
        return switch (conversation.works(within, where.isEmpty() ? null : where)) {
            case Works.Found(var works) -> page(200, t, pages.works(t, view(t, works, within, where, false)));
            case Works.Silent() -> page(503, t, pages.works(t, view(t, List.of(), within, where, true)));
        };
    }

    private WorksView view(Texts t, List<PublicWork> works, @Nullable String within, String street, boolean silent) {
        var shown = works.subList(0, Math.min(works.size(), PublicWork.MOST));
        var groups = new ArrayList<WorksView.Group>();
        WorkView.byDistrict(shown, within)
                .forEach((district, those) -> groups.add(new WorksView.Group(
                        name(t, district),
                        those.stream()
                                .map(work -> WorkView.of(work, t, time.instant()))
                                .toList())));
        return new WorksView(street, choices(t, within), groups, works.size() > shown.size(), silent);
    }

    private static String name(Texts t, String district) {
        return District.ALL.stream()
                .filter(each -> each.code().equals(district))
                .findFirst()
                .map(each -> each.name(t.language()))
                .orElse(t.of("works.elsewhere"));
    }

    private static List<FormView.Choice> choices(Texts t, @Nullable String chosen) {
        return District.ALL.stream()
                .map(each -> new FormView.Choice(
                        each.code(), each.name(t.language()), each.code().equals(chosen)))
                .toList();
    }

    static @Nullable String known(@Nullable String district) {
        return District.ALL.stream()
                .map(District::code)
                .filter(code -> code.equals(district))
                .findFirst()
                .orElse(null);
    }

    /** A part of the form, for its script: what is under way at the place that was typed so far. Empty: nothing. */
    @POST
    @Path("/here")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response here(
            @RestPath String lang,
            @RestForm @Nullable String address,
            @RestForm @Nullable String district,
            @RestForm @Nullable String latitude,
            @RestForm @Nullable String longitude,
            @Context HttpServerRequest request) {
        limits.lookup(request);
        var t = Texts.in(Language.of(lang));
        Place place = Submission.place(address, district, latitude, longitude).orElse(null);
        var works = place == null ? List.<WorkView>of() : running(t, place);
        return page(200, t, works.isEmpty() ? "" : pages.here(t, HereView.of(works)));
    }

    /** What is under way there now; nothing where the core is silent: who wants to write is never kept from it. */
    List<WorkView> running(Texts t, Place place) {
        return switch (conversation.worksAt(place)) {
            case Works.Found(var works) ->
                works.stream()
                        .filter(work -> WorkView.RUNNING.equals(work.state()))
                        .map(work -> WorkView.of(work, t, time.instant()))
                        .toList();
            case Works.Silent() -> List.of();
        };
    }

    /** "Yes, that answers me": counted, and no request is made of it. */
    @POST
    @Path("/answers")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response answered(
            @RestPath String lang,
            @RestForm @Nullable String work,
            @RestForm @Nullable String answer,
            @RestForm @Nullable String tell,
            @Context HttpServerRequest request) {
        limits.submission(request);
        var t = Texts.in(Language.of(lang));
        UUID known = id(work).orElseThrow(() -> new Refusal(Code.NOT_FOUND));
        String email = tell == null ? "" : tell.strip();
        if (!email.isEmpty() && !Submission.isEmail(email)) {
            String wrong = new Violation("email", Rule.EMAIL_INVALID).message(t);
            return page(Code.INVALID.status, t, pages.worksAsked(t, known, answer == null ? "" : answer, email, wrong));
        }
        var said = new WorkAnswer(Channel.WEB, t.language(), email.isEmpty() ? null : email);
        UUID asked = id(answer).orElseGet(UUID::randomUUID);
        return switch (conversation.answered(known, once(asked, known), said)) {
            case YES -> page(200, t, pages.worksThanks(t, !email.isEmpty()));
            case UNKNOWN -> throw new Refusal(Code.NOT_FOUND);
            // Under the same id: said again, it counts once.
            case SILENT ->
                page(
                        Code.NOT_SAVED.status,
                        t,
                        pages.worksAsked(t, known, asked.toString(), email, t.of("here.not_noted")));
        };
    }

    /** One form asks about all works at a place: a yes to each of them is another answer, and the same yes the same. */
    static UUID once(UUID asked, UUID work) {
        return UUID.nameUUIDFromBytes((asked + " " + work).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<UUID> id(@Nullable String typed) {
        try {
            return typed == null ? Optional.empty() : Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
