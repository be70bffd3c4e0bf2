package kz.komek.dialogue;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.contract.Rating;
import kz.komek.contract.ReplyRequested.Asking;
import kz.komek.contract.ReplyRequested.Wanted;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.correspondence.Chats;
import kz.komek.correspondence.Chats.Speaker;
import kz.komek.correspondence.Reachable;
import kz.komek.dialogue.domain.Course;
import kz.komek.dialogue.domain.Deed;
import kz.komek.dialogue.domain.Gathered;
import kz.komek.dialogue.domain.Item;
import kz.komek.dialogue.domain.Said;
import kz.komek.dialogue.domain.Saying;
import kz.komek.dialogue.domain.Talk;
import kz.komek.dialogue.store.TalkTable;
import kz.komek.outage.Watching;
import kz.komek.quality.Ratings;
import kz.komek.resident.Meeting;
import kz.komek.resident.Residents;
import kz.komek.resident.Residents.Known;
import kz.komek.ticket.Arriving;
import kz.komek.ticket.OwnTickets;
import kz.komek.ticket.Reception;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is said in conversations, in the transaction of the contacts: each was taken once, so each is answered once.
 * What the whole batch needs is read at once.
 */
@Singleton
public class Dialogue {
    private final TalkTable table;
    private final Scripts scripts;
    private final Lookout lookout;
    private final Opening opening;
    private final Residents residents;
    private final Reception reception;
    private final OwnTickets tickets;
    private final Chats chats;
    private final Reachable reachable;
    private final Watching watching;
    private final Ratings ratings;
    private final MeterRegistry metrics;
    private final InstantSource time;

    Dialogue(
            TalkTable table,
            Scripts scripts,
            Lookout lookout,
            Opening opening,
            Residents residents,
            Reception reception,
            OwnTickets tickets,
            Chats chats,
            Reachable reachable,
            Watching watching,
            Ratings ratings,
            MeterRegistry metrics,
            InstantSource time) {
        this.table = table;
        this.scripts = scripts;
        this.lookout = lookout;
        this.opening = opening;
        this.residents = residents;
        this.reception = reception;
        this.tickets = tickets;
        this.chats = chats;
        this.reachable = reachable;
        this.watching = watching;
        this.ratings = ratings;
        this.metrics = metrics;
        this.time = time;
    }

    /** A contact of a chat, with what every such has. */
    private record Turn(ContactReceived contact, ContactReceived.Chat chat, Handle handle, TalkTable.Key key) {
        Speaker speaker() {
            return new Speaker(contact.channel(), contact.account(), handle);
        }

        /** The provider tells something of them; they have said nothing. */
        boolean isOfAMachine() {
            return contact.nature() == Nature.AUTOMATIC_REPLY;
        }

        boolean changesSomethingEarlier() {
            return contact.nature() == Nature.EDITED || contact.nature() == Nature.DELETED;
        }
    }

    /**
     * @param contacts of chats, each with a handle
     * @return those that no person said and that belong to no ticket
     */
    public List<ContactReceived> take(List<ContactReceived> contacts) {
        if (contacts.isEmpty()) return List.of();
        var turns = contacts.stream().map(this::turn).toList();
        var batch = new Batch(turns);
        for (Turn turn : turns) batch.take(turn);
        batch.end();
        return batch.ofNoTicket;
    }

    private Turn turn(ContactReceived contact) {
        Handle handle = Objects.requireNonNull(contact.handle());
        return new Turn(
                contact,
                Objects.requireNonNull(contact.chat()),
                handle,
                new TalkTable.Key(
                        contact.channel(),
                        contact.account(),
                        residents.key(handle).fingerprint()));
    }

    /** What is known of the batch's people; grows as contacts are taken. */
    private final class Batch {
        private final List<Turn> turns;
        private final Map<TalkTable.Key, TalkTable.Row> rows;
        private final Map<TalkTable.Key, TalkTable.Row> changed = new LinkedHashMap<>();
        private final Meeting people;
        private final List<OwnTickets.Spoken> spoken;
        private final Map<String, List<Message>> earlier;
        private final Map<Long, Ticket> locked;
        private final List<ContactReceived> ofNoTicket = new ArrayList<>();

        Batch(List<Turn> turns) {
            this.turns = turns;
            var met = new LinkedHashMap<TalkTable.Key, Instant>();
            turns.forEach(turn -> met.put(turn.key(), turn.chat().saidAt()));
            rows = new HashMap<>(table.lock(met));
            people = residents.meet(turns.stream()
                    .flatMap(turn -> Stream.concat(Stream.of(turn.handle()), turn.contact().also().stream()))
                    .collect(Collectors.toSet()));
            spoken = tickets.spokenWith(people.all());
            earlier = reception
                    .heardAs(turns.stream()
                            .filter(turn -> turn.changesSomethingEarlier()
                                    || turn.chat().comment() != null)
                            .map(turn -> turn.chat().about())
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()))
                    .stream()
                    .collect(Collectors.groupingBy(message -> Objects.requireNonNull(message.providerId())));
            locked = new HashMap<>(reception.lock(ids()));
        }

        private Set<Long> ids() {
            return Stream.of(
                            spoken.stream().map(OwnTickets.Spoken::ticket),
                            rows.values().stream()
                                    .map(row -> row.talk().ongoing())
                                    .filter(Objects::nonNull)
                                    .map(Talk.Ongoing::ticket),
                            earlier.values().stream()
                                    .flatMap(Collection::stream)
                                    .map(Message::ticketId))
                    .flatMap(Function.identity())
                    .collect(Collectors.toSet());
        }

        void end() {
            table.keep(changed.values());
            reachable.heard(turns.stream()
                    .filter(turn -> turn.chat().comment() == null && !turn.isOfAMachine())
                    .map(turn -> new Reachable.Heard(
                            turn.contact().channel(),
                            turn.contact().account(),
                            turn.handle(),
                            turn.chat().saidAt()))
                    .toList());
            people.end();
        }

        void take(Turn turn) {
            if (turn.isOfAMachine()) {
                isTold(turn);
                return;
            }
            ContactReceived contact = turn.contact();
            Known known = people.hear(turn.handle(), contact.language(), contact.consent(), contact.receivedAt());
            if (turn.changesSomethingEarlier()) edit(turn, known);
            else if (turn.chat().comment() != null) comment(turn, known);
            else converse(turn, known);
        }

        // what nobody said

        /**
         * They have another number now, or the like. Nobody is answered, nothing is opened, and no window to write to them;
         * their ticket shows it.
         */
        private void isTold(Turn turn) {
            ContactReceived contact = turn.contact();
            Known known = people.known(turn.handle());
            if (known == null) {
                ofNoTicket.add(contact);
                return;
            }
            tie(turn, known);
            boolean moved = contact.also().stream()
                    .anyMatch(other -> Residents.kindsOn(contact.channel()).contains(other.kind()));
            if (moved) {
                reachable.lost(
                        contact.channel(),
                        contact.account(),
                        turn.handle(),
                        "moved",
                        turn.chat().saidAt());
            }
            var on = underWay(turn, known);
            if (on.isPresent()) reception.hear(on.get(), machines(turn), null, opening::located);
            else ofNoTicket.add(contact);
        }

        private Optional<Ticket> underWay(Turn turn, Known known) {
            var ongoing = talk(turn).ongoing();
            return spokenLast(turn, known)
                    .map(last -> ticket(last.ticket()))
                    .or(() -> Optional.ofNullable(ongoing)
                            .map(last -> ticket(last.ticket()))
                            .filter(reception::isOpen));
        }

        private static Reception.Words machines(Turn turn) {
            var contact = turn.contact();
            return new Reception.Words(
                    contact.contactId(),
                    turn.chat().saidAt(),
                    turn.handle(),
                    Message.Kind.MACHINE,
                    contact.text(),
                    null,
                    null,
                    List.of(),
                    null);
        }

        /** By what else they can be reached, as their channel says. @return rows of others who have it already */
        private List<Long> tie(Turn turn, Known known) {
            var others = new ArrayList<Long>();
            for (Handle other : turn.contact().also()) {
                Known holder = people.tie(known, other, turn.contact().receivedAt());
                if (holder != null) others.add(holder.id());
            }
            return others;
        }

        // what was said before

        private void edit(Turn turn, Known known) {
            String about = turn.chat().about();
            String words = turn.contact().nature() == Nature.DELETED
                    ? null
                    : turn.contact().text();
            if (about == null) return;
            Talk talk = talk(turn);
            boolean gathered = talk.gathered().items().stream().anyMatch(item -> about.equals(item.providerId()));
            if (gathered) keep(turn, talk.with(talk.gathered().edited(about, words)));
            else onTicket(turn, known, about, words);
        }

        private void onTicket(Turn turn, Known known, String about, @Nullable String words) {
            for (Message message : earlier.getOrDefault(about, List.of())) {
                Ticket ticket = ticket(message.ticketId());
                if (!isTheirs(ticket, turn, known)) continue;
                reception.edit(ticket, message, words, turn.chat().saidAt());
                return;
            }
            metrics.counter(
                            "komek.dialogue.unknown",
                            "nature",
                            turn.contact().nature().name())
                    .increment();
        }

        private boolean isTheirs(Ticket ticket, Turn turn, Known known) {
            return ticket.residentId() != null
                    && known.same().contains(ticket.residentId())
                    && ticket.channel() == turn.contact().channel()
                    && ticket.account().equals(turn.contact().account());
        }

        // what is said in public

        /** Without a script: everybody would read the questions, and the answers. */
        private void comment(Turn turn, Known known) {
            String comment = turn.chat().comment();
            var gathered = Gathered.of(item(turn));
            String about = turn.chat().about();
            for (Message message : about == null ? List.<Message>of() : earlier.getOrDefault(about, List.of())) {
                Ticket ticket = ticket(message.ticketId());
                if (!isTheirs(ticket, turn, known)) continue;
                var words = opening.words(turn.speaker(), item(turn), comment);
                if (!reception.hears(ticket, words)) continue;
                reception.hear(ticket, words, null, opening::located);
                return;
            }
            Ticket ticket = opening.open(
                    turn.speaker(),
                    known.id(),
                    known.language(),
                    gathered,
                    null,
                    comment,
                    tie(turn, known),
                    turn.contact().receivedAt());
            locked.put(ticket.id(), ticket);
        }

        // the conversation

        private void converse(Turn turn, Known known) {
            List<Long> others = tie(turn, known);
            Talk talk = speaking(talk(turn), known).with(others);
            var ongoing = talk.ongoing();
            boolean open = ongoing != null && reception.isOpen(ticket(ongoing.ticket()));
            Long listening = listening(turn, known, talk, open);
            if (listening != null) takePart(listening, others);
            else if (open && ongoing != null) takePart(ongoing.ticket(), others);
            var around = lookout.around(turn.contact().channel(), known.same(), talk.language(), open, listening);
            var next = Course.take(scripts.now(), talk, said(turn), around);
            int i = 0;
            for (Saying saying : next.says()) say(turn, next.talk(), saying, i++);
            Talk now = next.talk();
            for (Deed deed : next.deeds()) now = done(turn, known, now, deed);
            keep(turn, now);
            metrics.counter(
                            "komek.dialogue",
                            "channel",
                            turn.contact().channel().name())
                    .increment();
        }

        /** What they chose where they write counts, else what they spoke last anywhere. */
        private Talk speaking(Talk talk, Known known) {
            return talk.language() != null || known.language() == null ? talk : talk.in(known.language());
        }

        /** What is asked for there reaches them by what they have given, whoever had it before. */
        private void takePart(long on, List<Long> others) {
            if (others.isEmpty()) return;
            Ticket ticket = ticket(on);
            var there = reception.participants(List.of(ticket)).getOrDefault(ticket.id(), Set.of());
            reception.takePart(
                    ticket,
                    others.stream()
                            .filter(other -> !there.contains(other))
                            .distinct()
                            .toList());
        }

        /** Where one of ours has spoken to them since the script did, or they have asked for a person. */
        private @Nullable Long listening(Turn turn, Known known, Talk talk, boolean open) {
            Optional<OwnTickets.Spoken> last = spokenLast(turn, known);
            boolean idle = talk.at() == null;
            if (last.isPresent() && (idle || last.get().saidAt().isAfter(talk.turnedAt())))
                return last.get().ticket();
            var ongoing = talk.ongoing();
            return idle && open && ongoing != null && ongoing.person() ? Long.valueOf(ongoing.ticket()) : null;
        }

        private Optional<OwnTickets.Spoken> spokenLast(Turn turn, Known known) {
            return spoken.stream()
                    .filter(each -> known.same().contains(each.resident())
                            && each.channel() == turn.contact().channel()
                            && each.account().equals(turn.contact().account())
                            && reception.isOpen(ticket(each.ticket())))
                    .findFirst();
        }

        private Talk done(Turn turn, Known known, Talk talk, Deed deed) {
            return switch (deed) {
                case Deed.Open open -> {
                    Ticket ticket = open(turn, known, talk, open.gathered(), null);
                    yield talk.opened(Opening.ongoing(ticket, open.gathered(), open.person()));
                }
                case Deed.Hear hear -> heard(turn, known, talk, hear);
                case Deed.Attach attach -> {
                    var ongoing = talk.ongoing();
                    if (ongoing != null) {
                        reception.goesOn(
                                ticket(ongoing.ticket()),
                                attach.message(),
                                attach.item().text(),
                                attach.item().files(),
                                time.instant());
                    }
                    yield talk;
                }
                case Deed.Content content -> {
                    Language language = talk.language() == null ? Language.KK : talk.language();
                    watching.answered(content.work(), turn.contact().contactId(), turn.speaker(), language);
                    yield talk;
                }
                case Deed.Rate rate -> {
                    rate(turn, known, talk, rate);
                    yield talk;
                }
                case Deed.Reopen reopen -> reopening(turn, known, talk, reopen);
                case Deed.Speak speak -> {
                    people.hear(
                            turn.handle(),
                            speak.language(),
                            null,
                            turn.contact().receivedAt());
                    yield talk;
                }
            };
        }

        private Ticket open(Turn turn, Known known, Talk talk, Gathered gathered, @Nullable Long continues) {
            Ticket ticket = opening.open(
                    turn.speaker(),
                    known.id(),
                    talk.language(),
                    gathered,
                    continues,
                    null,
                    talk.others(),
                    turn.contact().receivedAt());
            locked.put(ticket.id(), ticket);
            return ticket;
        }

        private Talk heard(Turn turn, Known known, Talk talk, Deed.Hear hear) {
            Ticket ticket = ticket(hear.ticket());
            var place = hear.gathered().place();
            for (Item item : hear.gathered().messages()) {
                var words = opening.words(turn.speaker(), item, null);
                if (!reception.hears(ticket, words)) {
                    Ticket next = open(turn, known, talk, hear.gathered(), ticket.id());
                    return talk.opened(Opening.ongoing(next, hear.gathered(), hear.person()));
                }
                reception.hear(ticket, words, place, opening::located);
            }
            var before = talk.ongoing();
            boolean same = before != null && before.ticket() == ticket.id();
            boolean person = hear.person() || same && before.person();
            var now = Opening.ongoing(ticket, hear.gathered(), person);
            return talk.about(same ? now.with(before.groups()) : now);
        }

        private void rate(Turn turn, Known known, Talk talk, Deed.Rate rate) {
            boolean theirs = own(known, rate.number()).isPresent();
            if (theirs) {
                var rating = new Rating(rate.closing(), rate.stars(), List.of(), null);
                ratings.take(List.of(new ChannelEvent(
                        turn.contact().contactId(),
                        turn.contact().channel(),
                        turn.contact().account(),
                        turn.contact().receivedAt(),
                        ChannelEvent.Kind.RATED,
                        rate.number(),
                        rating)));
            }
            say(turn, talk, theirs ? "rated" : "rate.gone");
        }

        private Talk reopening(Turn turn, Known known, Talk talk, Deed.Reopen reopen) {
            Optional<Ticket> own = own(known, reopen.number());
            if (own.isEmpty()) {
                say(turn, talk, "rate.gone");
                return talk.resting();
            }
            return talk.about(Opening.ongoing(own.get(), Gathered.NOTHING, false));
        }

        private Optional<Ticket> own(Known known, String number) {
            return tickets.find(number)
                    .map(own -> ticket(own.id()))
                    .filter(ticket ->
                            ticket.residentId() != null && known.same().contains(ticket.residentId()));
        }

        private void say(Turn turn, Talk talk, String key) {
            Language language = talk.language() == null ? Language.KK : talk.language();
            say(turn, talk, new Saying(scripts.now().text(key, language), List.of(), false), key.length());
        }

        private void say(Turn turn, Talk talk, Saying saying, int which) {
            var contact = turn.contact();
            var asking = saying.choices().isEmpty() && !saying.wantsPlace()
                    ? null
                    : new Asking(saying.choices(), saying.wantsPlace() ? Wanted.PLACE : null);
            chats.say(
                    ContactIds.of(
                            contact.channel(), "saying", contact.contactId().toString(), String.valueOf(which)),
                    turn.speaker(),
                    talk.language() == null ? Language.KK : talk.language(),
                    saying.text(),
                    asking,
                    time.instant());
        }

        private Said said(Turn turn) {
            var contact = turn.contact();
            Item item = item(turn);
            String choice = turn.chat().choice();
            Said.Press press = choice == null ? null : Said.Press.parse(choice);
            if (press != null) return new Said.Pressed(item, press);
            if (contact.place() != null) return new Said.Here(item, contact.place());
            if (isANumberOnly(contact, item)) return new Said.Shared(item);
            String number = contact.number() != null ? contact.number() : number(contact.text());
            boolean wordless = contact.text().isBlank() || contact.nature() == Nature.UNREADABLE;
            return wordless && number == null ? new Said.Files(item) : new Said.Words(item, number);
        }

        private static boolean isANumberOnly(ContactReceived contact, Item item) {
            return contact.nature() == Nature.MESSAGE
                    && contact.text().isBlank()
                    && item.files().isEmpty()
                    && contact.also().stream().anyMatch(other -> other.kind() == Handle.Kind.PHONE);
        }

        /** Ten digits with a slip in them are meant for a number still, unless they may be a phone. */
        private static @Nullable String number(String text) {
            String digits = text.replaceAll("[\\s-]", "");
            return TicketNumbers.parse(text).orElse(digits.matches("[0-689]\\d{9}") ? digits : null);
        }

        private Item item(Turn turn) {
            var contact = turn.contact();
            var thread = contact.thread();
            return new Item(
                    contact.contactId(),
                    turn.chat().saidAt(),
                    contact.text(),
                    thread == null ? null : thread.messageId(),
                    turn.chat().group(),
                    Arriving.files(contact),
                    contact.nature() != Nature.UNREADABLE);
        }

        private Talk talk(Turn turn) {
            var row = rows.get(turn.key());
            return row == null ? Talk.none(turn.chat().saidAt()) : row.talk();
        }

        private Ticket ticket(long id) {
            Ticket known = locked.get(id);
            if (known != null) return known;
            // Found only now: seldom enough for a statement of its own.
            locked.putAll(reception.lock(List.of(id)));
            return Objects.requireNonNull(locked.get(id));
        }

        private void keep(Turn turn, Talk talk) {
            Instant silentAt = talk.gathered().isNothing()
                    ? null
                    : time.instant().plus(scripts.now().silence());
            var row = new TalkTable.Row(turn.key(), turn.handle(), talk, silentAt);
            rows.put(turn.key(), row);
            changed.put(turn.key(), row);
        }
    }
}
