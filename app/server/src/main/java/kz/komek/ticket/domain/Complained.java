package kz.komek.ticket.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.komek.organisation.domain.Colleague;
import org.jspecify.annotations.Nullable;

/**
 * Whom a complaint is about: nobody judges their own cause.
 *
 * @param organisations with everything below them: who obeys somebody does not judge them; who stands above them may
 * @param people of the centre or of an organisation, by login
 */
public record Complained(Set<String> organisations, Set<String> people) {
    public static final Complained NOBODY = new Complained(Set.of(), Set.of());

    public Complained {
        organisations = Set.copyOf(organisations);
        people = Set.copyOf(people);
    }

    /** Who stands behind the answers of a ticket: who executed it, and whoever wrote or sent an answer or closed it. */
    public static Complained behind(Ticket ticket, List<Message> messages, List<HistoryEntry> history) {
        var organisations = new HashSet<>(ticket.execution().coExecutors());
        if (ticket.execution().organisation() != null) {
            organisations.add(ticket.execution().organisation());
        }
        // After a reopening it may be with somebody else already.
        history.stream()
                .filter(entry -> entry.kind() == EventKind.CLOSED)
                .reduce((earlier, later) -> later)
                .flatMap(closed -> Ending.of(history, closed.version()))
                .map(Ending::organisation)
                .ifPresent(organisations::add);
        var answers = messages.stream()
                .filter(message -> message.kind() == Message.Kind.REPLY || message.kind() == Message.Kind.PROPOSAL)
                .map(Message::author);
        var closers = history.stream()
                .filter(entry -> entry.kind() == EventKind.CLOSED)
                .map(HistoryEntry::actor);
        var people = new HashSet<String>();
        Stream.of(answers, closers, Stream.ofNullable(ticket.execution().responsible()))
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .forEach(people::add);
        return new Complained(organisations, people);
    }

    public Complained and(Complained others) {
        var bodies = new HashSet<>(organisations);
        bodies.addAll(others.organisations);
        var all = new HashSet<>(people);
        all.addAll(others.people);
        return new Complained(bodies, all);
    }

    /** Whether it is about this person, or about where they work: it is not theirs to hold. */
    public boolean isAbout(Colleague who) {
        return hidesFrom(who) || people.contains(who.login());
    }

    public boolean isNobody() {
        return organisations.isEmpty() && people.isEmpty();
    }

    /** Whether it is kept from this person altogether. */
    public boolean hidesFrom(Colleague who) {
        return who.organisation() != null && organisations.contains(who.organisation());
    }

    /** What somebody who is complained of may still do: say something for their colleagues, and let go of it. */
    boolean bars(Colleague who, Act act) {
        return people.contains(who.login()) && act != Act.NOTE && act != Act.RELEASE;
    }

    /** The first of them to whom it must not go. */
    public Optional<Refusal> speaksAgainst(
            @Nullable String organisation, List<String> coExecutors, @Nullable String responsible) {
        Optional<Refusal> body = Stream.concat(Stream.ofNullable(organisation), coExecutors.stream())
                .filter(organisations::contains)
                .findFirst()
                .map(Refusal.ComplainedOf::new);
        if (body.isPresent() || responsible == null || !people.contains(responsible)) return body;
        return Optional.of(new Refusal.ComplainedOfPerson(responsible));
    }
}
