package kz.komek.knowledge.web;

import io.quarkus.arc.All;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.komek.contract.Language;
import kz.komek.knowledge.Search;
import kz.komek.knowledge.Shelf;
import kz.komek.knowledge.TicketSearch;
import kz.komek.knowledge.Words;
import kz.komek.knowledge.domain.EntryKind;
import kz.komek.knowledge.domain.Found;
import kz.komek.knowledge.domain.Moment;
import kz.komek.knowledge.domain.Piece;
import kz.komek.platform.identity.Permission;
import kz.komek.platform.problem.Problem;
import kz.komek.platform.problem.Problems;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.domain.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** One box over everything that is known. */
@Path("/api/v1/search")
@PermissionsAllowed(Permission.LOOK_UP)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SearchResource {
    private static final int LONGEST_QUESTION = 200;
    private static final int LONGEST_PIECE = 220;
    private static final int USUAL = 10;

    private final Search search;
    private final TicketSearch tickets;
    private final Words words;
    private final List<Shelf> shelves;
    private final SecurityIdentity identity;

    SearchResource(
            Search search, TicketSearch tickets, Words words, @All List<Shelf> shelves, SecurityIdentity identity) {
        this.search = search;
        this.tickets = tickets;
        this.words = words;
        this.shelves = shelves;
        this.identity = identity;
    }

    @Schema(name = "FoundKind")
    enum Kind {
        ARTICLE,
        ISSUE,
        PLANNED_WORK,
        TICKET
    }

    @Schema(name = "FoundState")
    enum State {
        OPEN,
        CLOSED
    }

    @Schema(name = "FoundTicket")
    record OfTicket(
            TicketStatus status,
            Instant receivedAt,
            @Nullable String address,
            @Nullable String district,

            @Schema(description = "Code of the catalogue") @Nullable String issue) {
        static OfTicket of(Ticket ticket, Written written) {
            return new OfTicket(
                    ticket.status(), ticket.receivedAt(), written.address(), ticket.district(), ticket.issue());
        }
    }

    @Schema(name = "FoundItem")
    record Item(
            @Schema(description = "Code, or a ticket's number")
            String ref,

            List<Piece> title,

            @Schema(description = "Where it has the words; empty: only in its title, or in another language")
            List<Piece> text,

            @Nullable OfTicket ticket) {}

    @Schema(name = "FoundGroup")
    record Group(
            Kind kind,
            List<Item> items,

            @Schema(description = "What before takes to go on; null on the last page") @Nullable String next,

            @Schema(description = "The question is so common that it was looked so far back only: next goes on")
            @Nullable Instant since) {}

    @Schema(name = "SearchAnswer")
    record Answer(List<Group> groups) {}

    /** What is looked for may be a name or a telephone: it stands in no address. */
    @Schema(name = "SearchQuestion")
    record Question(
            @NotNull String words,

            @Schema(description = "None: all") @Nullable Set<Kind> kinds,

            @Schema(description = "Of tickets; null: either") @Nullable State state,

            @Schema(description = "next of the answer before; null: the first page") @Nullable String before,

            @Schema(description = "From 1 to 50; 10 where it is missing") @Nullable Integer limit) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "search",
            summary =
                    "By words, in any language and writing, misspelt too. Tickets are those one may see, newest first.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "400", description = "CURSOR_UNKNOWN")
    public Response search(@NotNull @Valid Question question, @HeaderParam("Accept-Language") @Nullable String spoken) {
        Moment from;
        try {
            from = question.before() == null ? null : Moments.read(question.before());
        } catch (IllegalArgumentException e) {
            return Problems.response(
                    Problem.of(400, "CURSOR_UNKNOWN", "The cursor is not one of ours; start again without it."));
        }
        String typed = question.words();
        String asked = typed.length() > LONGEST_QUESTION ? typed.substring(0, LONGEST_QUESTION) : typed;
        int most = question.limit() == null ? USUAL : Math.clamp(question.limit(), 1, 50);
        var wanted =
                question.kinds() == null || question.kinds().isEmpty() ? EnumSet.allOf(Kind.class) : question.kinds();
        Language language = Language.preferred(spoken);
        var groups = new ArrayList<Group>();
        for (Shelf shelf : shelves) {
            Kind kind = kind(shelf.kind());
            if (wanted.contains(kind)) groups.add(entries(kind, shelf, asked, language, most));
        }
        if (wanted.contains(Kind.TICKET)) groups.add(tickets(asked, question.state(), from, most));
        return Response.ok(new Answer(groups)).build();
    }

    private Group entries(Kind kind, Shelf shelf, String asked, Language language, int most) {
        var finding = search.find(words.sought(asked), Set.of(shelf.kind()), false, most);
        var bones = new HashSet<String>();
        finding.understood().words().forEach(word -> bones.addAll(Words.bones(word)));
        var shown = shelf.show(finding.found().stream().map(Found::ref).toList(), language);
        var items = finding.found().stream()
                .filter(found -> shown.containsKey(found.ref()))
                .map(found -> item(found.ref(), shown.get(found.ref()), bones))
                .toList();
        return new Group(kind, items, null, null);
    }

    private Item item(String ref, Shelf.Shown shown, Set<String> bones) {
        return new Item(
                ref,
                words.pieces(shown.title(), bones, LONGEST_PIECE),
                words.pieces(shown.text(), bones, LONGEST_PIECE),
                null);
    }

    private Group tickets(String asked, @Nullable State state, @Nullable Moment before, int most) {
        var page = tickets.find(
                new TicketSearch.Asked(asked, state == null ? null : state == State.CLOSED, before, most),
                identity.getPrincipal().getName());
        return new Group(
                Kind.TICKET,
                page.hits().stream().map(hit -> item(hit, page.understood())).toList(),
                page.next() == null ? null : Moments.write(page.next()),
                page.since());
    }

    private Item item(TicketSearch.Hit hit, Set<String> bones) {
        Ticket ticket = hit.ticket();
        return new Item(
                ticket.number(),
                words.pieces(ticket.title(), bones, LONGEST_PIECE),
                said(hit.written(), bones),
                OfTicket.of(ticket, hit.written()));
    }

    /** What was said that the title does not say already. */
    private List<Piece> said(Written written, Set<String> bones) {
        for (String said : written.said()) {
            if (said.strip().startsWith(written.title().replaceAll("…$", "").strip())
                    && said.length() < LONGEST_PIECE / 2) continue;
            var pieces = words.pieces(said.replaceAll("\\s+", " ").strip(), bones, LONGEST_PIECE);
            if (pieces.stream().anyMatch(Piece::found)) return pieces;
        }
        return List.of();
    }

    /** What is on a shelf is a kind that is found: the names are the same. */
    static Kind kind(EntryKind kind) {
        return Kind.valueOf(kind.name());
    }
}
