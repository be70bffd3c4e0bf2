package kz.komek.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.intake.store.ContactLog;
import kz.komek.resident.Meeting;
import kz.komek.resident.Residents;
import kz.komek.resident.Residents.Known;
import kz.komek.territory.domain.Located;
import kz.komek.ticket.Arriving;
import kz.komek.ticket.Complaints;
import kz.komek.ticket.Reception;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each contact of a batch: the next message of a ticket, or a new ticket. What the whole batch needs is read
 * at once; contacts of one batch see what earlier ones of it opened.
 */
@Singleton
class Filing {
    /** Ids of our own mails are {@code <uuid@domain>}, and the UUID is the message's. */
    private static final Pattern OUR_MESSAGE_ID =
            Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^>]+>");

    private final Residents residents;
    private final Reception reception;
    private final NumberBlocks numbers;
    private final ContactLog log;
    private final Complaints complaints;

    Filing(Residents residents, Reception reception, NumberBlocks numbers, ContactLog log, Complaints complaints) {
        this.residents = residents;
        this.reception = reception;
        this.numbers = numbers;
        this.log = log;
        this.complaints = complaints;
    }

    /**
     * Opens a ticket of a contact that was set aside, because somebody says so. Nobody is acknowledged: it was a machine
     * that wrote, and two machines do not answer each other.
     */
    Ticket open(ContactReceived contact, String by, Instant at) {
        return open(contact, words(contact).vouchedFor(), by, at);
    }

    /** Opens a ticket of what somebody of ours took down. */
    Ticket takeDown(ContactReceived contact, String by, Instant at) {
        return open(contact, words(contact), by, at);
    }

    private Ticket open(ContactReceived contact, Reception.Words words, String by, Instant at) {
        var batch = new Batch(List.of(contact));
        var beginning = batch.beginning(contact, batch.resident(contact), null, null);
        Ticket opened = reception.open(beginning, batch.located(beginning.place()), words, by, at);
        batch.takePart(opened, batch.others(contact));
        batch.people.end();
        return opened;
    }

    void file(List<ContactReceived> contacts) {
        if (contacts.isEmpty()) return;
        var batch = new Batch(contacts);
        for (ContactReceived contact : contacts) batch.file(contact);
        batch.people.end();
    }

    /** What is known of the batch's people, numbers and threads; grows as contacts are filed. */
    private final class Batch {
        private final Meeting people;
        private final Map<String, Long> byNumber;
        private final Map<UUID, Long> byMessage;
        private final Map<String, Long> byProviderId;
        private final Map<Long, Ticket> tickets;
        private final Map<Long, Set<Long>> participants;
        private final Map<Place, Located> located;
        /** By resident, when they opened a ticket here: rules that ask whether somebody wrote before see it. */
        private final Map<Long, List<Instant>> wrote = new HashMap<>();

        Batch(List<ContactReceived> contacts) {
            people = residents.meet(each(contacts, Filing::handles));
            byNumber = reception.byNumber(each(contacts, Filing::numbersOf));
            byMessage = reception.byMessage(each(contacts, contact -> ourMessages(contact).stream()));
            byProviderId = reception.byProviderId(each(contacts, contact -> references(contact).stream()));
            var ids = new HashSet<Long>();
            ids.addAll(byNumber.values());
            ids.addAll(byMessage.values());
            ids.addAll(byProviderId.values());
            tickets = new HashMap<>(reception.lock(ids));
            participants = new HashMap<>(reception.participants(tickets.values()));
            located = new HashMap<>(reception.locate(Stream.concat(
                            contacts.stream().map(ContactReceived::place),
                            tickets.values().stream().map(Ticket::place))
                    .filter(Objects::nonNull)
                    .toList()));
        }

        void file(ContactReceived contact) {
            // Of somebody who has no handle nothing earlier can be found.
            if (contact.nature() == Nature.EDITED || contact.nature() == Nature.DELETED) {
                log.keepUnfiled(contact);
                return;
            }
            var words = words(contact);
            Known resident = resident(contact);
            Optional<Ticket> named = named(contact, resident);
            Ticket earlier = named.orElse(null);
            boolean belongs = earlier != null && belongs(contact, earlier, resident);
            if (belongs && reception.hears(earlier, words)) {
                reception.hear(earlier, words, contact.place(), this::located);
                remember(contact, earlier);
            } else if (contact.complaint() != null) {
                remember(contact, complain(contact, contact.complaint(), words));
            } else if (contact.nature() == Nature.AUTOMATIC_REPLY) {
                log.keepUnfiled(contact);
            } else {
                remember(contact, open(contact, words, resident, earlier, belongs));
            }
        }

        /**
         * Who wrote. Each address is a person of its own, also when one form names two: what is typed into a form proves
         * nothing.
         */
        private @Nullable Known resident(ContactReceived contact) {
            Handle handle = contact.handle();
            return handle == null || contact.anonymous() ? null : heard(handle, contact);
        }

        private Known heard(Handle handle, ContactReceived contact) {
            return people.hear(handle, contact.language(), contact.consent(), contact.receivedAt());
        }

        private Set<Long> others(ContactReceived contact) {
            if (contact.anonymous()) return Set.of();
            return contact.also().stream()
                    .map(other -> heard(other, contact).id())
                    .collect(Collectors.toSet());
        }

        /** The ticket that the contact names: one it belongs to if there is any, else the first. */
        private Optional<Ticket> named(ContactReceived contact, @Nullable Known resident) {
            var all = Stream.of(
                            ourMessages(contact).stream().map(byMessage::get),
                            Stream.ofNullable(contact.number()).map(byNumber::get),
                            references(contact).stream().map(byProviderId::get),
                            threadNumbers(contact).map(byNumber::get))
                    .flatMap(ids -> ids)
                    .filter(Objects::nonNull)
                    .map(tickets::get)
                    .toList();
            return all.stream()
                    .filter(ticket -> belongs(contact, ticket, resident))
                    .findFirst()
                    .or(() -> all.stream().findFirst());
        }

        /**
         * Ids of mails and numbers in subjects are seen by everybody a mail was forwarded to, so they are believed from
         * the ticket's own people only. A channel vouches for the number it passes on itself; a machine's answer to our
         * own mail comes from wherever it likes, and opens nothing.
         */
        private boolean belongs(ContactReceived contact, Ticket ticket, @Nullable Known resident) {
            boolean vouched = contact.number() != null && Objects.equals(byNumber.get(contact.number()), ticket.id());
            boolean machine = contact.nature() == Nature.AUTOMATIC_REPLY
                    && ourMessages(contact).stream().anyMatch(id -> Objects.equals(byMessage.get(id), ticket.id()));
            return vouched || machine || resident != null && isParticipant(ticket, resident);
        }

        /** By whichever of their handles they write: one person is one. */
        private boolean isParticipant(Ticket ticket, Known resident) {
            return ticket.residentId() != null && resident.same().contains(ticket.residentId())
                    || !Collections.disjoint(participants.getOrDefault(ticket.id(), Set.of()), resident.same());
        }

        /** About an answer: a ticket of its own, of the person whose link it came by. */
        private Ticket complain(ContactReceived contact, ContactReceived.Complaint complaint, Reception.Words words) {
            Ticket about = tickets.get(byNumber.get(complaint.about()));
            var beginning = beginning(contact, null, null, about);
            Ticket opened = reception.open(beginning, located(beginning.place()), words);
            if (about == null) return opened;
            takePart(opened, participants.getOrDefault(about.id(), Set.of()));
            complaints.tie(opened, about, null, contact.receivedAt());
            return opened;
        }

        /** @param continues the contact is of a person of the earlier ticket: what is known of them goes over */
        private Ticket open(
                ContactReceived contact,
                Reception.Words words,
                @Nullable Known resident,
                @Nullable Ticket earlier,
                boolean continues) {
            Ticket from = continues ? earlier : null;
            var beginning = beginning(contact, resident, earlier, from);
            var justNow = beginning.residentId() == null
                    ? new ArrayList<Instant>()
                    : wrote.computeIfAbsent(beginning.residentId(), first -> new ArrayList<>());
            Ticket opened = reception.open(beginning, located(beginning.place()), words, List.copyOf(justNow));
            justNow.add(beginning.receivedAt());
            var others = new HashSet<>(others(contact));
            if (from != null) others.addAll(participants.getOrDefault(from.id(), Set.of()));
            takePart(opened, others);
            return opened;
        }

        Located located(@Nullable Place place) {
            if (place == null) return new Located.Nothing();
            // A place that is known in part by the ticket and in part by what was heard now is asked about alone.
            return located.computeIfAbsent(
                    place, it -> reception.locate(List.of(it)).getOrDefault(it, new Located.Nothing()));
        }

        private void takePart(Ticket opened, Set<Long> people) {
            var others = new HashSet<>(people);
            others.remove(opened.residentId());
            reception.takePart(opened, others);
            participants.put(opened.id(), others);
        }

        /**
         * @param earlier the ticket it is linked to
         * @param from the same, when it is the writer's own: what is known there goes over
         */
        private Ticket.Beginning beginning(
                ContactReceived contact, @Nullable Known resident, @Nullable Ticket earlier, @Nullable Ticket from) {
            // A reserved number that already leads to a ticket cannot open another.
            String reserved = byNumber.containsKey(contact.number()) ? null : contact.number();
            return new Ticket.Beginning(
                    reserved == null ? numbers.next() : reserved,
                    contact.channel(),
                    contact.account(),
                    contact.receivedAt(),
                    firstWords(contact),
                    language(contact, resident, from),
                    contact.place() == null && from != null ? from.place() : contact.place(),
                    resident == null ? from == null ? null : from.residentId() : Long.valueOf(resident.id()),
                    contact.anonymous() && (from == null || from.anonymous()),
                    earlier == null ? null : earlier.id());
        }

        /** As they write now, or wrote on the earlier ticket, or wrote last. */
        private static @Nullable Language language(
                ContactReceived contact, @Nullable Known resident, @Nullable Ticket from) {
            if (contact.language() != null) return contact.language();
            if (from != null && from.language() != null) return from.language();
            return resident == null ? null : resident.language();
        }

        private void remember(ContactReceived contact, Ticket ticket) {
            tickets.put(ticket.id(), ticket);
            byNumber.put(ticket.number(), ticket.id());
            var thread = contact.thread();
            if (thread != null && thread.messageId() != null) byProviderId.put(thread.messageId(), ticket.id());
        }
    }

    private static Stream<Handle> handles(ContactReceived contact) {
        return Stream.concat(Stream.ofNullable(contact.handle()), contact.also().stream());
    }

    private static String firstWords(ContactReceived contact) {
        String subject = contact.subject();
        return subject == null || subject.isBlank() ? contact.text() : subject;
    }

    private static Reception.Words words(ContactReceived contact) {
        var thread = contact.thread();
        return new Reception.Words(
                contact.contactId(),
                contact.receivedAt(),
                contact.anonymous() ? null : contact.handle(),
                switch (contact.nature()) {
                    case MESSAGE, EDITED, DELETED -> Message.Kind.RESIDENT;
                    case AUTOMATIC_REPLY -> Message.Kind.MACHINE;
                    case UNREADABLE -> Message.Kind.UNREADABLE;
                },
                contact.text(),
                thread == null ? null : thread.messageId(),
                contact.subject(),
                Arriving.files(contact),
                contact.original(),
                contact.chat() == null ? null : contact.chat().comment());
    }

    private static Stream<String> numbersOf(ContactReceived contact) {
        var about = Stream.ofNullable(contact.complaint()).map(ContactReceived.Complaint::about);
        return Stream.of(Stream.ofNullable(contact.number()), about, threadNumbers(contact))
                .flatMap(numbers -> numbers);
    }

    private static Stream<String> threadNumbers(ContactReceived contact) {
        return contact.thread() == null ? Stream.of() : contact.thread().numbers().stream();
    }

    /** Newest first. */
    private static List<String> references(ContactReceived contact) {
        return contact.thread() == null
                ? List.of()
                : contact.thread().references().reversed();
    }

    private static List<UUID> ourMessages(ContactReceived contact) {
        return references(contact).stream()
                .map(OUR_MESSAGE_ID::matcher)
                .filter(Matcher::matches)
                .map(ours -> UUID.fromString(ours.group(1)))
                .toList();
    }

    private static <T> Collection<T> each(List<ContactReceived> contacts, Function<ContactReceived, Stream<T>> values) {
        return new HashSet<>(contacts.stream().flatMap(values).toList());
    }
}
