package kz.komek.ticket.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.komek.catalogue.domain.Priority;
import kz.komek.catalogue.domain.Question;
import kz.komek.catalogue.domain.UrgentClass;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import kz.komek.resident.Residents;
import kz.komek.ticket.AnswerWays;
import kz.komek.ticket.TicketViews;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.Attachment;
import kz.komek.ticket.domain.Complained;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Execution;
import kz.komek.ticket.domain.HistoryEntry;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Outcome;
import kz.komek.ticket.domain.Risk;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketStatus;
import kz.komek.ticket.domain.TicketType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ticket as staff see it. */
record TicketView(
        @JsonUnwrapped TicketRow row,
        @Nullable Place place,

        @Schema(description = "Where it is by the address register; null: nobody said where") @Nullable TicketAddress address,

        boolean anonymous,
        @Nullable Resident resident,
        @Nullable Registered registered,
        List<Said> messages,
        List<Happened> history,
        Set<Act> allowed,

        @Schema(description = "The resident's own link; for the centre only") @Nullable String trackingUrl,

        @Schema(description = "Number of the ticket that was closed too long ago to hear what opened this one")
        @Nullable String continues,

        @Schema(description = "Number of the ticket that goes on with this one") @Nullable String continuedBy,

        @Schema(description = "Number of the ticket whose answer it complains about") @Nullable String complaintAbout,

        @Schema(description = "Numbers of those that complain about its answer")
        List<String> complaints,

        @Schema(description = "Whom it is about: it never goes there") @Nullable ComplainedOf complainedOf,

        Risks risks,

        @Schema(description = "What was promised first, where that had passed when it was moved; null: nothing has")
        @Nullable Instant brokenAt,

        @Schema(
                description =
                        "How an answer would leave now; for the centre only; null: it is read on the tracking page")
        @Nullable AnsweredBy answerBy) {

    /** What is done when nothing can be said where the resident wrote. */
    @Schema(name = "AnswerDetour")
    enum Detour {
        TEMPLATE,
        SMS,
        CALL
    }

    @Schema(name = "AnswerBlocked")
    enum Blocked {
        WINDOW_CLOSED,
        UNREACHABLE
    }

    @Schema(name = "AnswerBy")
    record AnsweredBy(
            Channel channel,

            @Schema(description = "Until when the provider lets us write there; null: for ever, or not now") @Nullable Instant windowUntil,

            @Schema(description = "What is done as nothing can be said there; null: it can be") @Nullable Detour instead,

            @Schema(description = "Why nothing can be said there") @Nullable Blocked why,

            @Schema(description = "Everybody can read it there")
            boolean inPublic,

            @Schema(description = "Files that go along there; none: they are read on the tracking page")
            List<FilesTaken> files) {
        static @Nullable AnsweredBy of(AnswerWays.@Nullable AnswerBy by) {
            if (by == null) return null;
            return new AnsweredBy(
                    by.channel(),
                    by.windowUntil(),
                    by.instead() == null ? null : Detour.valueOf(by.instead()),
                    by.why() == null ? null : Blocked.valueOf(by.why()),
                    by.inPublic(),
                    by.files().stream()
                            .map(each -> new FilesTaken(each.types(), each.mostBytes()))
                            .toList());
        }
    }

    /** @param types of media: image/png, image/*, or any */
    @Schema(name = "FilesTaken")
    record FilesTaken(
            @Schema(examples = "[\"image/jpeg\", \"video/*\"]")
            List<String> types,

            long mostBytes) {}

    /**
     * Factors by code; what they are called: GET /api/v1/routing/versions/{rules}/names.
     *
     * @param registration {@code null}: not weighed yet
     */
    @Schema(name = "TicketRisk")
    record Risks(
            RiskTier tier,
            int points,
            @Nullable List<String> registration,
            @Nullable List<String> consideration,

            @Schema(description = "Version of the rules") @Nullable Integer rules) {
        static Risks of(Risk risk) {
            return new Risks(risk.tier(), risk.points(), risk.registration(), risk.consideration(), risk.rules());
        }
    }

    /** @param organisations codes */
    @Schema(name = "ComplainedOf")
    record ComplainedOf(List<String> organisations, List<Colleague> people) {
        static @Nullable ComplainedOf of(Complained whom, Colleagues colleagues) {
            if (whom.isNobody()) return null;
            return new ComplainedOf(
                    whom.organisations().stream().sorted().toList(),
                    whom.people().stream()
                            .sorted()
                            .map(login -> new Colleague(login, colleagues.name(login)))
                            .toList());
        }
    }

    /** A version of a calendar. */
    @Schema(name = "DueIn")
    record DueIn(String calendar, int version) {
        static @Nullable DueIn of(Ticket.@Nullable Counted in) {
            return in == null ? null : new DueIn(in.calendar(), in.version());
        }
    }

    /** One line of a queue. Times are instants; {@code dueAt} is what was promised. */
    record TicketRow(
            String number,
            @Nullable TicketType type,
            TicketStatus status,
            String title,
            Channel channel,
            @Nullable String district,
            @Nullable Language language,
            Instant receivedAt,
            Instant changedAt,
            Instant dueAt,

            @Schema(description = "In whose working time; null: plain time") @Nullable DueIn dueIn,

            @Nullable Outcome outcome,
            @Nullable Colleague assignee,
            int version,
            boolean residentWaits,

            @Schema(description = "Code of the catalogue") @Nullable String issue,

            @Nullable Integer issueRevision,
            @Nullable Executing execution,
            @Nullable Instant pausedAt,

            @Schema(description = "Where it waits for one of the centre's people") @Nullable Desk desk,

            @Schema(description = "Since when it waits there") @Nullable Instant waitsSince,

            Priority priority,
            boolean urgent,

            @Schema(description = "Who is asked to take it") @Nullable Colleague offeredTo,

            RiskTier risk) {
        static TicketRow of(Ticket ticket, Colleagues colleagues) {
            return new TicketRow(
                    ticket.number(),
                    ticket.type(),
                    ticket.status(),
                    ticket.title(),
                    ticket.channel(),
                    ticket.district(),
                    ticket.language(),
                    ticket.receivedAt(),
                    ticket.changedAt(),
                    ticket.dueAt(),
                    DueIn.of(ticket.dueIn()),
                    ticket.outcome(),
                    colleagues.named(ticket.assignee()),
                    ticket.version(),
                    ticket.residentWaits(),
                    ticket.issue(),
                    ticket.issueRevision(),
                    Executing.of(ticket.execution(), colleagues),
                    ticket.pausedAt(),
                    ticket.turn().desk(),
                    ticket.turn().since(),
                    ticket.turn().priority(),
                    ticket.turn().urgent(),
                    colleagues.named(ticket.turn().offeredTo()),
                    ticket.risk().tier());
        }
    }

    /** Who executes it; {@code null} where it was never sent. */
    @Schema(name = "Execution")
    record Executing(
            @Schema(description = "Code of the organisation")
            String organisation,

            List<String> coExecutors,
            @Nullable Colleague responsible,
            int redirects,
            int returns,
            boolean arbitrated,
            @Nullable LocalDate plannedFor,
            boolean waitsForFunds,
            @Nullable Outcome proposedOutcome) {
        static @Nullable Executing of(Execution execution, Colleagues colleagues) {
            if (execution.organisation() == null) return null;
            return new Executing(
                    execution.organisation(),
                    execution.coExecutors(),
                    colleagues.named(execution.responsible()),
                    execution.redirects(),
                    execution.returns(),
                    execution.arbitrated(),
                    execution.plannedFor(),
                    execution.waitsForFunds(),
                    execution.proposedOutcome());
        }
    }

    @Schema(name = "Person")
    record Colleague(String login, String name) {}

    /** Names of staff by login; who is not known any more keeps the login. */
    @FunctionalInterface
    interface Colleagues {
        String name(String login);

        default @Nullable Colleague named(@Nullable String login) {
            return login == null ? null : new Colleague(login, name(login));
        }
    }

    /** The issue as it was worded then, and what was answered, in the order of the questions. */
    @Schema(name = "RegisteredIssue")
    record Registered(
            String sphere,
            Names names,
            Priority priority,
            @Nullable UrgentClass urgent,
            List<Reply> answers) {
        static @Nullable Registered of(TicketViews.@Nullable Asked asked) {
            if (asked == null) return null;
            var content = asked.wording().content();
            return new Registered(
                    content.sphere(),
                    content.names(),
                    content.priority(),
                    content.urgent(),
                    content.questions().stream()
                            .filter(question -> asked.answers().containsKey(question.code()))
                            .map(question -> new Reply(question, asked.answers().get(question.code())))
                            .toList());
        }
    }

    @Schema(name = "IntakeAnswer")
    record Reply(Question question, String answer) {}

    /** @param handles masked */
    record Resident(long id, @Nullable String name, List<Residents.Masked> handles) {}

    @Schema(name = "Message")
    record Said(
            UUID id,
            Message.Direction direction,
            Message.Kind kind,
            Instant at,
            @Nullable Colleague author,
            String text,
            List<AttachmentRef> attachments,
            @Nullable Delivery delivery,

            @Schema(description = "When its writer changed it last") @Nullable Instant editedAt,

            @Schema(description = "When its writer took it back; the words stay for staff") @Nullable Instant deletedAt,

            @Schema(description = "Number of the ticket on which it was said, where that one was merged into this")
            @Nullable String number) {}

    record Delivery(Message.Delivery state, @Nullable String reason) {}

    /** @param version of the ticket after it: its place in the history */
    @Schema(name = "HistoryEntry")
    record Happened(
            int version,
            EventKind kind,
            Instant at,
            @Nullable Colleague actor,
            TicketStatus status,
            Map<String, String> details) {}

    static TicketView of(
            TicketViews.Whole whole,
            @Nullable TicketAddress address,
            Colleagues colleagues,
            @Nullable String trackingUrl,
            AnswerWays.@Nullable AnswerBy answerBy) {
        var person = whole.resident();
        return new TicketView(
                TicketRow.of(whole.ticket(), colleagues),
                whole.ticket().place(),
                address,
                whole.ticket().anonymous(),
                person == null ? null : new Resident(person.id(), person.name(), person.handles()),
                Registered.of(whole.asked()),
                whole.messages().stream()
                        .map(message -> said(message, whole, colleagues))
                        .toList(),
                whole.history().stream()
                        .map(entry -> happened(entry, colleagues))
                        .toList(),
                whole.allowed(),
                trackingUrl,
                whole.continues(),
                whole.continuedBy(),
                whole.complaintAbout(),
                whole.complaints(),
                ComplainedOf.of(whole.complained(), colleagues),
                Risks.of(whole.ticket().risk()),
                whole.ticket().brokenAt(),
                AnsweredBy.of(answerBy));
    }

    private static Said said(Message message, TicketViews.Whole whole, Colleagues colleagues) {
        return new Said(
                message.id(),
                message.direction(),
                message.kind(),
                message.at(),
                colleagues.named(message.author()),
                message.text(),
                whole.attachments().getOrDefault(message.id(), List.of()).stream()
                        .map(Attachment::ref)
                        .toList(),
                message.delivery() == null ? null : new Delivery(message.delivery(), message.deliveryReason()),
                message.editedAt(),
                message.deletedAt(),
                whole.merged().get(message.ticketId()));
    }

    private static Happened happened(HistoryEntry entry, Colleagues colleagues) {
        return new Happened(
                entry.version(),
                entry.kind(),
                entry.at(),
                colleagues.named(entry.actor()),
                entry.status(),
                named(entry.details().values(), colleagues));
    }

    private static Map<String, String> named(Map<String, String> details, Colleagues colleagues) {
        if (!details.containsKey(HistoryEntry.WHOSE) && !details.containsKey(HistoryEntry.THEIRS)) return details;
        var named = new HashMap<>(details);
        named.computeIfPresent(HistoryEntry.WHOSE, (key, login) -> colleagues.name(login));
        named.computeIfPresent(HistoryEntry.THEIRS, (key, login) -> colleagues.name(login));
        return named;
    }
}
