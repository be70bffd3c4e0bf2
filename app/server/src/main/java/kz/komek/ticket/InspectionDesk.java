package kz.komek.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.Responsibilities;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Organisation;
import kz.komek.ticket.domain.Act;
import kz.komek.ticket.domain.AnswerCheck;
import kz.komek.ticket.domain.Refusal;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.domain.TicketRefused;
import org.jspecify.annotations.Nullable;

/** What inspectors do: send registered tickets to those who execute, and weigh their answers. */
@ApplicationScoped
@Transactional
public class InspectionDesk {
    private final InHand inHand;
    private final TicketJournal journal;
    private final Organisations organisations;
    private final Responsibilities responsibilities;
    private final Catalogue catalogue;
    private final Staff staff;
    private final Guard guard;
    private final InstantSource time;

    InspectionDesk(
            InHand inHand,
            TicketJournal journal,
            Organisations organisations,
            Responsibilities responsibilities,
            Catalogue catalogue,
            Staff staff,
            Guard guard,
            InstantSource time) {
        this.inHand = inHand;
        this.journal = journal;
        this.organisations = organisations;
        this.responsibilities = responsibilities;
        this.catalogue = catalogue;
        this.staff = staff;
        this.guard = guard;
        this.time = time;
    }

    /** @param version the version the sender saw */
    public void send(String number, int version, Ticket.Dispatch to, String by) {
        requireSomebodyAt(to.organisation());
        to.coExecutors().forEach(this::requireSomebodyAt);
        InHand.requireShort(to.note());
        requireExecutor(to);
        Ticket ticket = inHand.take(number, version, Act.SEND, by);
        guard.requireImpartial(ticket, to.organisation(), to.coExecutors(), to.responsible());
        boolean byArbiter = ticket.isForTheArbiter();
        journal.write(ticket, ticket.send(to, byArbiter, by, time.instant()));
    }

    /** The executor's answer does not do. */
    public void sendBack(String number, int version, String reason, Set<AnswerCheck> missing, String by) {
        String why = InHand.reason(reason);
        Ticket ticket = inHand.take(number, version, Act.SEND_BACK, by);
        journal.write(ticket, ticket.sendBack(why, missing, by, time.instant()));
    }

    /**
     * Who executes such a matter there.
     *
     * @param ground what says so
     * @param district for which it is said; {@code null}: for all
     */
    public record Addressee(
            String organisation, Ground ground, @Nullable String district) {}

    public enum Ground {
        /** The rule that brought it where it waits proposes it. */
        RULE,
        /** A responsibility for the very issue. */
        ISSUE,
        /** A responsibility for its whole sphere. */
        SPHERE,
        /** The issue itself names an organisation, and no responsibility does. */
        DEFAULT
    }

    /** Empty when nothing says it, or when it must not go there. */
    public Optional<Addressee> addressee(String number, String by) {
        Ticket ticket = inHand.look(number, by);
        var complained = guard.complainedOf(ticket);
        return Stream.of(proposed(ticket), responsible(ticket))
                .flatMap(Optional::stream)
                .filter(found -> complained
                        .speaksAgainst(found.organisation(), List.of(), null)
                        .isEmpty())
                .findFirst();
    }

    private Optional<Addressee> proposed(Ticket ticket) {
        return Optional.ofNullable(ticket.turn().proposed())
                .flatMap(organisations::find)
                .filter(Organisation::active)
                .map(body -> new Addressee(body.code(), Ground.RULE, null));
    }

    private Optional<Addressee> responsible(Ticket ticket) {
        if (ticket.issue() == null || ticket.issueRevision() == null) return Optional.empty();
        return catalogue
                .issue(ticket.issue(), ticket.issueRevision())
                .flatMap(wording -> addressee(wording, nearest(ticket)));
    }

    /** The entry of the address register, or what the ticket knows of its place at least. */
    private static @Nullable String nearest(Ticket ticket) {
        String entry = ticket.whereabouts().territory();
        return entry == null ? ticket.district() : entry;
    }

    private Optional<Addressee> addressee(IssueWording wording, @Nullable String place) {
        return responsibilities
                .responsible(wording.code(), wording.sphere(), place)
                .map(rule -> new Addressee(
                        rule.organisation(),
                        rule.subject().equals(wording.code()) ? Ground.ISSUE : Ground.SPHERE,
                        rule.district()))
                .or(() -> Optional.ofNullable(wording.content().organisation())
                        .flatMap(organisations::find)
                        .filter(Organisation::active)
                        .map(body -> new Addressee(body.code(), Ground.DEFAULT, null)));
    }

    private void requireExecutor(Ticket.Dispatch to) {
        String login = to.responsible();
        if (login == null) return;
        staff.active(login)
                .filter(one -> one.executesFor(to.organisation()))
                .orElseThrow(() -> new TicketRefused(new Refusal.UnknownExecutor(login, to.organisation())));
    }

    private Organisation known(String code) {
        return organisations
                .find(code)
                .filter(Organisation::active)
                .orElseThrow(() -> new TicketRefused(new Refusal.UnknownOrganisation(code)));
    }

    private void requireSomebodyAt(String code) {
        known(code);
        if (!organisations.hasExecutors(code)) throw new TicketRefused(new Refusal.NobodyThere(code));
    }
}
