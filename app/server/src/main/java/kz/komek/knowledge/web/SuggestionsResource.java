package kz.komek.knowledge.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.komek.contract.Language;
import kz.komek.knowledge.Suggestions;
import kz.komek.knowledge.domain.Alike;
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Ticket;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What helps with a text. It is asked for by POST and changes nothing: what residents write stands in no address. */
@Path("/api/v1/suggestions")
@PermissionsAllowed(Permission.LOOK_UP)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SuggestionsResource {
    private static final int LONGEST_TEXT = 4_000;
    private static final int EACH = 3;

    private final Suggestions suggestions;
    private final TicketViews views;
    private final SecurityIdentity identity;

    SuggestionsResource(Suggestions suggestions, TicketViews views, SecurityIdentity identity) {
        this.suggestions = suggestions;
        this.views = views;
        this.identity = identity;
    }

    @Schema(name = "SuggestionsAsked")
    record Asked(
            @NotNull @Schema(examples = "Абай көшесі 14: екі күннен бері су жоқ")
            String text,

            @Nullable String address,

            @Schema(description = "Code of the catalogue, where it is known") @Nullable String issue,

            @Schema(description = "Of the ticket that is worked on: it is not like itself") @Nullable String number,

            @NotNull @Schema(description = "In which answers are given")
            Language language,

            @Schema(description = "In which things are named; without it as answers are") @Nullable Language reader) {}

    @Schema(name = "SuggestedEntry")
    record Known(
            @Schema(description = "Code") String ref,

            String title,

            @Schema(description = "The answer, or what to say; may be empty")
            String text,

            @Schema(description = "Of the text, that it has")
            List<String> words) {
        static Known of(Suggestions.Known known) {
            return new Known(known.ref(), known.title(), known.text(), known.words());
        }
    }

    @Schema(name = "SuggestedTicket")
    record Similar(
            String number,
            String title,
            @Nullable Outcome outcome,
            Instant receivedAt,
            @Nullable String issue,
            @Nullable String address,
            String answer,

            @Schema(description = "In which it was answered; null: nobody noted it") @Nullable Language language,

            Set<Alike.Reason> reasons,
            List<String> words) {
        static Similar of(Suggestions.Similar similar) {
            Ticket ticket = similar.hit().ticket();
            return new Similar(
                    ticket.number(),
                    ticket.title(),
                    ticket.outcome(),
                    ticket.receivedAt(),
                    ticket.issue(),
                    similar.hit().written().address(),
                    similar.answer(),
                    ticket.language(),
                    similar.alike().reasons(),
                    similar.alike().words());
        }
    }

    @Schema(name = "SuggestionsAnswer")
    record Answer(List<Known> articles, List<Known> issues, List<Similar> tickets) {}

    @POST
    @Operation(
            operationId = "suggest",
            summary =
                    "Articles, issues and solved tickets that are like a text, each with the reason. Changes nothing.")
    public Answer suggest(@Valid @NotNull Asked body) {
        String login = identity.getPrincipal().getName();
        String text = body.text().length() > LONGEST_TEXT ? body.text().substring(0, LONGEST_TEXT) : body.text();
        long itself =
                body.number() == null ? 0 : views.idFor(body.number(), login).orElse(0L);
        var found = suggestions.suggest(
                new Suggestions.Asked(
                        text,
                        body.address(),
                        body.issue(),
                        itself,
                        body.language(),
                        body.reader() == null ? body.language() : body.reader(),
                        EACH),
                login);
        return new Answer(
                found.articles().stream().map(Known::of).toList(),
                found.issues().stream().map(Known::of).toList(),
                found.tickets().stream().map(Similar::of).toList());
    }
}
