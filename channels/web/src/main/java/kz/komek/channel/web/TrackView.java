package kz.komek.channel.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.District;
import kz.komek.contract.Place;
import kz.komek.contract.PublicTicket;
import kz.komek.contract.PublicTicket.PublicStatus;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.number.TicketNumbers;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its resident sees it.
 *
 * @param lead what is the case, in one sentence
 * @param key empty: seen by number alone
 * @param messageId identity of the message that may be written on this page, so that a retry is the same message
 * @param notice what just happened; {@code ""}
 * @param next where it goes on, when it was closed too long ago to be reopened
 */
public record TrackView(
        String number,
        String spoken,
        String key,
        String status,
        String lead,
        List<Step> steps,
        String promised,
        String outcome,
        String place,
        List<Message> messages,
        boolean mayWrite,
        String messageId,
        String typed,
        String error,
        String notice,
        @Nullable Next next,
        @Nullable RateView rate,
        Write write,
        boolean mayComplain,
        @Nullable Next complaintAbout,
        List<Next> complaints) {

    public record Next(String spoken, String url) {}

    /** How what may be written is asked for. */
    public record Write(String title, String hint, String send) {
        private static Write more(Texts t) {
            return new Write(t.of("track.write"), "", t.of("track.write_send"));
        }

        /** What was closed is opened again by words for a while; later they open a new one. */
        private static Write of(PublicTicket ticket, Texts t, Instant now) {
            var ending = ticket.ending();
            if (ending == null) return more(t);
            var dates = new ResidentsDates(t.language(), now);
            return now.isAfter(ending.reopensUntil())
                    ? new Write(t.of("reopen.title"), t.of("reopen.late"), t.of("track.write_send"))
                    : new Write(
                            t.of("reopen.title"),
                            t.of("reopen.until", dates.by(ending.reopensUntil())),
                            t.of("reopen.send"));
        }
    }

    /** Other tickets of the same resident. */
    record Links(@Nullable Next next, @Nullable Next complaintAbout, List<Next> complaints) {}

    public String writeTitle() {
        return write.title();
    }

    public String writeHint() {
        return write.hint();
    }

    public String writeSend() {
        return write.send();
    }

    public record Step(String label, String when, boolean current) {}

    public record Message(boolean fromResident, String when, String text, List<File> files) {}

    /** @param refused why it was not kept; {@code ""} when it was */
    public record File(String name, String url, boolean image, String size, String refused) {}

    /** What the resident typed on the page, and what was wrong with it. */
    record Draft(UUID id, String text, String error, String notice, RateView.Draft rate) {
        static Draft empty(String notice) {
            return new Draft(UUID.randomUUID(), "", "", notice, RateView.Draft.none(false));
        }

        static Draft message(UUID id, @Nullable String text) {
            return new Draft(id, text == null ? "" : text, "", "", RateView.Draft.none(false));
        }

        Draft failed(String why) {
            return new Draft(id, text, why, "", rate);
        }

        /** A mark was taken. */
        Draft rated() {
            return new Draft(id, text, error, notice, RateView.Draft.none(true));
        }

        Draft rating(TypedRating typed, String why) {
            return new Draft(id, text, error, notice, new RateView.Draft(false, UUID.randomUUID(), typed, why));
        }
    }

    /** @param number by which it was asked for; after a merge the ticket has another */
    static TrackView found(
            PublicTicket ticket, String number, String key, Links links, Texts t, Instant now, Draft draft) {
        var dates = new ResidentsDates(t.language(), now);
        return new TrackView(
                number,
                TicketNumbers.spoken(number),
                ticket.full() ? key : "",
                status(ticket.status(), ticket.plannedFor(), t, dates),
                t.of("track.lead." + name(ticket.status())),
                steps(ticket, t, dates),
                promised(ticket, t, dates, now),
                ticket.outcome() == null
                        ? ""
                        : t.of("outcome." + ticket.outcome().toLowerCase(Locale.ROOT)),
                place(ticket.place(), t),
                ticket.messages().stream()
                        .map(message -> message(message, number, key, t, dates))
                        .toList(),
                ticket.full() && links.next() == null,
                draft.id().toString(),
                draft.text(),
                draft.error(),
                draft.notice(),
                links.next(),
                ticket.full() ? RateView.of(ticket, draft.rate(), t, now) : null,
                Write.of(ticket, t, now),
                ticket.full() && hasAnswer(ticket.status()),
                links.complaintAbout(),
                links.complaints());
    }

    /** Before that there is nothing to complain about, and later it is being looked at anew. */
    private static boolean hasAnswer(PublicStatus status) {
        return status == PublicStatus.ANSWERED || status == PublicStatus.CLOSED || status == PublicStatus.REOPENED;
    }

    static TrackView beingRegistered(String number, String key, Texts t, Draft draft) {
        return withoutTicket(
                number, key, t.of("status.being_registered"), t.of("track.lead.being_registered"), t, draft);
    }

    static TrackView silent(String number, String key, Texts t, Draft draft) {
        return withoutTicket(number, key, t.of("track.silent"), t.of("track.lead.silent"), t, draft);
    }

    private static TrackView withoutTicket(
            String number, String key, String status, String lead, Texts t, Draft draft) {
        return new TrackView(
                number,
                TicketNumbers.spoken(number),
                key,
                status,
                lead,
                List.of(),
                "",
                "",
                "",
                List.of(),
                !key.isEmpty(),
                draft.id().toString(),
                draft.text(),
                draft.error(),
                draft.notice(),
                null,
                null,
                Write.more(t),
                false,
                null,
                List.of());
    }

    private static List<Step> steps(PublicTicket ticket, Texts t, ResidentsDates dates) {
        var steps = new ArrayList<Step>();
        int last = ticket.steps().size() - 1;
        for (int i = 0; i <= last; i++) {
            var step = ticket.steps().get(i);
            String label = status(step.status(), i == last ? ticket.plannedFor() : null, t, dates);
            steps.add(new Step(label, dates.at(step.at()), i == last));
        }
        return steps;
    }

    private static String status(PublicStatus status, @Nullable LocalDate planned, Texts t, ResidentsDates dates) {
        return status == PublicStatus.PLANNED && planned != null
                ? t.of(
                        "status.planned_for",
                        dates.day(planned.atStartOfDay(ResidentsDates.CITY).toInstant()))
                : t.of("status." + name(status));
    }

    /** A promise matters until there is an answer; one that was not kept is not hidden. */
    static String promised(PublicTicket ticket, Texts t, ResidentsDates dates, Instant now) {
        Instant promised = ticket.promisedAt();
        if (promised == null) return "";
        return switch (ticket.status()) {
            case ANSWERED, CLOSED -> "";
            case WAITING_FOR_YOU -> t.of("track.promised_waits");
            case RECEIVED, BEING_REGISTERED, REGISTERED, BEING_CHECKED, WITH_SERVICE, PLANNED, REOPENED ->
                now.isAfter(promised)
                        ? t.of("track.promised_late", dates.by(promised))
                        : t.of("track.promised", dates.by(promised));
        };
    }

    private static String place(@Nullable Place place, Texts t) {
        if (place == null) return "";
        var parts = new ArrayList<String>();
        District.ALL.stream()
                .filter(district -> district.code().equals(place.district()))
                .forEach(district -> parts.add(district.name(t.language())));
        if (place.address() != null) parts.add(place.address());
        if (place.latitude() != null && place.longitude() != null) {
            parts.add(String.format(Locale.ROOT, "%.5f, %.5f", place.latitude(), place.longitude()));
        }
        return String.join(", ", parts);
    }

    private static Message message(
            PublicTicket.Message message, String number, String key, Texts t, ResidentsDates dates) {
        return new Message(
                message.fromResident(),
                dates.at(message.at()),
                message.text(),
                message.attachments().stream()
                        .map(file -> file(file, number, key, t))
                        .toList());
    }

    private static File file(AttachmentRef file, String number, String key, Texts t) {
        boolean image =
                List.of("image/jpeg", "image/png", "image/gif", "image/webp").contains(file.mediaType());
        return new File(
                file.name(),
                "/" + t.language().code() + "/t/" + number + "/" + key + "/files/" + file.id(),
                image,
                size(file.size(), t),
                file.refused() == null
                        ? ""
                        : t.of("refused." + file.refused().name().toLowerCase(Locale.ROOT)));
    }

    private static String size(long bytes, Texts t) {
        return bytes < 1024 * 1024
                ? t.of("size.kb", Math.max(1, Math.round(bytes / 1024.0)))
                : t.of("size.mb", String.format(Locale.of(t.language().code()), "%.1f", bytes / 1048576.0));
    }

    private static String name(PublicStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
