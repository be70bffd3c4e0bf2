package kz.komek.ticket;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.komek.catalogue.Catalogue;
import kz.komek.catalogue.domain.IssueWording;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Handle;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.organisation.Organisations;
import kz.komek.organisation.domain.Organisation;
import kz.komek.platform.tables.Fault;
import kz.komek.platform.tables.Imported;
import kz.komek.platform.tables.Sheet;
import kz.komek.platform.tables.SheetRefused;
import kz.komek.resident.Residents;
import kz.komek.resident.domain.ResidentHandle;
import kz.komek.territory.domain.Located;
import kz.komek.ticket.domain.FormerNumber;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import kz.komek.ticket.store.FormerNumbers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Takes the open tickets of an older system: all of a table or nothing. Who is here already stays as they are, so that the
 * same table can come again. Nobody is written to: these residents were acknowledged long ago.
 */
@Singleton
public class OlderRegister {
    public static final List<String> COLUMNS = OlderTicket.COLUMNS;
    public static final List<String> MORE_COLUMNS = OlderTicket.MORE_COLUMNS;

    /** One transaction; more come in parts. */
    static final int MOST_ROWS = 5_000;

    private static final String ACCOUNT = "older-register";
    private static final int SECONDS = 300;

    private final FormerNumbers formerNumbers;
    private final Reception reception;
    private final TicketJournal journal;
    private final Residents residents;
    private final Catalogue catalogue;
    private final Organisations organisations;
    private final NumberBlocks numbers;
    private final InstantSource time;
    private final String phoneRegion;

    OlderRegister(
            FormerNumbers formerNumbers,
            Reception reception,
            TicketJournal journal,
            Residents residents,
            Catalogue catalogue,
            Organisations organisations,
            NumberBlocks numbers,
            InstantSource time,
            @ConfigProperty(name = "komek.phone.region") String phoneRegion) {
        this.formerNumbers = formerNumbers;
        this.reception = reception;
        this.journal = journal;
        this.residents = residents;
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.numbers = numbers;
        this.time = time;
        this.phoneRegion = phoneRegion;
    }

    /** The ticket's own number, by the one it had; empty when none was brought over under it. */
    public Optional<String> number(String former) {
        return formerNumbers.ticket(former.strip()).map(Ticket::number);
    }

    public Imported bring(Sheet sheet, boolean dryRun, String by) {
        Instant now = time.instant();
        var faults = new ArrayList<Fault>();
        if (sheet.rows().size() > MOST_ROWS) {
            faults.add(new Fault(1, null, "TOO_MANY_ROWS", "At most " + MOST_ROWS + " rows: bring them in parts."));
            throw new SheetRefused(faults);
        }
        var wordings = new HashMap<String, Optional<IssueWording>>();
        List<OlderTicket> wanted = read(sheet, wordings, now, faults);
        if (!faults.isEmpty()) throw new SheetRefused(faults);
        return QuarkusTransaction.requiringNew().timeout(SECONDS).call(() -> bring(wanted, wordings, dryRun, by, now));
    }

    private List<OlderTicket> read(
            Sheet sheet, Map<String, Optional<IssueWording>> wordings, Instant now, List<Fault> faults) {
        var staffed = organisations.staffed();
        var bodies = new HashMap<String, Organisation>();
        organisations.all().forEach(body -> bodies.put(body.code(), body));
        var rows = new LinkedHashMap<String, OlderTicket>();
        for (Sheet.Row row : sheet.rows()) {
            OlderTicket ticket = OlderTicket.read(row, phoneRegion, now, faults).orElse(null);
            if (ticket == null) continue;
            OlderTicket earlier = rows.putIfAbsent(ticket.former(), ticket);
            if (earlier != null) {
                faults.add(
                        row.fault("number", "TWICE", "The row " + earlier.row().number() + " has the same."));
            }
            checkIssue(ticket, wordings, faults);
            checkOrganisation(ticket, bodies, staffed, faults);
        }
        return List.copyOf(rows.values());
    }

    private void checkIssue(OlderTicket ticket, Map<String, Optional<IssueWording>> wordings, List<Fault> faults) {
        String issue = ticket.issue();
        if (issue == null || wordings.computeIfAbsent(issue, catalogue::issue).isPresent()) return;
        var successors = catalogue.successors(issue);
        faults.add(ticket.row()
                .fault(
                        "issue",
                        "ISSUE_UNKNOWN",
                        "There is no issue \"" + issue + "\""
                                + (successors.isEmpty()
                                        ? "."
                                        : " any more; it is " + String.join(", ", successors) + ".")));
    }

    private static void checkOrganisation(
            OlderTicket ticket, Map<String, Organisation> bodies, Set<String> staffed, List<Fault> faults) {
        String code = ticket.organisation();
        if (code == null) return;
        Organisation body = bodies.get(code);
        if (body == null || !body.active()) {
            faults.add(ticket.row()
                    .fault("organisation", "ORGANISATION_UNKNOWN", "There is no organisation \"" + code + "\"."));
        } else if (!staffed.contains(code)) {
            faults.add(ticket.row().fault("organisation", "NOBODY_THERE", "It has no active executor."));
        }
    }

    private Imported bring(
            List<OlderTicket> wanted,
            Map<String, Optional<IssueWording>> wordings,
            boolean dryRun,
            String by,
            Instant now) {
        if (!dryRun) formerNumbers.lock();
        Set<String> known =
                formerNumbers.known(wanted.stream().map(OlderTicket::former).toList());
        var fresh = wanted.stream()
                .filter(ticket -> !known.contains(ticket.former()))
                .toList();
        if (!dryRun) {
            var people = new HashMap<>(residents.known(fresh.stream()
                    .flatMap(ticket -> ticket.handles().stream())
                    .map(residents::key)
                    .toList()));
            var located =
                    reception.locate(fresh.stream().map(OlderTicket::place).toList());
            for (OlderTicket ticket : fresh) {
                Located where = located.getOrDefault(ticket.place(), new Located.Nothing());
                open(ticket, where, people, wording(ticket, wordings), by, now);
            }
        }
        return new Imported(dryRun, wanted.size(), fresh.size(), 0, known.size());
    }

    private static @Nullable IssueWording wording(OlderTicket ticket, Map<String, Optional<IssueWording>> wordings) {
        return ticket.issue() == null ? null : wordings.get(ticket.issue()).orElseThrow();
    }

    private void open(
            OlderTicket older,
            Located where,
            Map<ResidentHandle.Key, Residents.Known> people,
            @Nullable IssueWording wording,
            String by,
            Instant now) {
        var handles = older.handles();
        var ids = handles.stream().map(handle -> person(older, handle, people)).toList();
        Ticket ticket = reception.open(
                beginning(older, ids.isEmpty() ? null : ids.getFirst()), where, words(older), older.due());
        reception.takePart(
                ticket,
                ids.stream()
                        .skip(1)
                        .distinct()
                        .filter(id -> !id.equals(ids.getFirst()))
                        .toList());
        formerNumbers.add(new FormerNumber(older.former(), ticket.id()));
        journal.write(ticket, ticket.broughtOver(older.former(), by, now));
        if (older.type() == null) return;
        var matter = new Ticket.Matter(
                older.type(),
                older.titleOrText(),
                older.district(),
                older.language(),
                older.issue(),
                wording == null ? null : wording.revision());
        journal.write(ticket, ticket.register(matter, by, now));
        if (older.organisation() == null) return;
        var to = new Ticket.Dispatch(older.organisation(), List.of(), null, null, null);
        journal.write(ticket, ticket.send(to, false, by, now));
    }

    private long person(OlderTicket older, Handle handle, Map<ResidentHandle.Key, Residents.Known> people) {
        return people.computeIfAbsent(
                        residents.key(handle),
                        unknown -> residents.remember(handle, older.language(), null, older.received()))
                .id();
    }

    private Ticket.Beginning beginning(OlderTicket older, @Nullable Long resident) {
        return new Ticket.Beginning(
                numbers.next(),
                Channel.OLDER_REGISTER,
                ACCOUNT,
                older.received(),
                older.titleOrText(),
                older.language(),
                older.place(),
                resident,
                resident == null,
                null);
    }

    /** In nobody's name, so that nobody is acknowledged. */
    private static Reception.Words words(OlderTicket older) {
        return new Reception.Words(
                ContactIds.of(Channel.OLDER_REGISTER, ACCOUNT, older.former()),
                older.received(),
                null,
                Message.Kind.RESIDENT,
                older.text(),
                null,
                null,
                List.of(),
                null);
    }
}
