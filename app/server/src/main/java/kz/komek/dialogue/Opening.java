package kz.komek.dialogue;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.number.NumberBlocks;
import kz.komek.correspondence.Chats.Speaker;
import kz.komek.dialogue.domain.Gathered;
import kz.komek.dialogue.domain.Item;
import kz.komek.dialogue.domain.Talk;
import kz.komek.territory.domain.Located;
import kz.komek.ticket.Incidents;
import kz.komek.ticket.Reception;
import kz.komek.ticket.domain.Message;
import kz.komek.ticket.domain.Ticket;
import org.jspecify.annotations.Nullable;

/** Makes a ticket of what was said in a conversation, and brings what is said later to it. */
@Singleton
class Opening {
    private static final String WHY_JOINED = "RESIDENT_JOINED";

    private final Reception reception;
    private final Incidents incidents;
    private final NumberBlocks numbers;
    private final Scripts scripts;

    Opening(Reception reception, Incidents incidents, NumberBlocks numbers, Scripts scripts) {
        this.reception = reception;
        this.incidents = incidents;
        this.numbers = numbers;
        this.scripts = scripts;
    }

    /**
     * Whoever is told of it is told by what observes the register.
     *
     * @param continues ticket that was closed too long ago to hear it
     * @param others who take part in it
     * @param at when it was taken
     */
    Ticket open(
            Speaker from,
            long resident,
            @Nullable Language language,
            Gathered gathered,
            @Nullable Long continues,
            @Nullable String comment,
            Collection<Long> others,
            Instant at) {
        List<Item> items = gathered.messages();
        var beginning = new Ticket.Beginning(
                numbers.next(),
                from.channel(),
                from.account(),
                received(items, at),
                title(items, language),
                language,
                gathered.place(),
                resident,
                false,
                continues);
        Map<String, String> details = gathered.issue() == null ? Map.of() : Map.of("guess", gathered.issue());
        Ticket ticket = reception.open(
                beginning,
                located(gathered.place()),
                items.stream().map(item -> words(from, item, comment)).toList(),
                details);
        reception.takePart(ticket, others);
        if (gathered.joins() && gathered.incident() != null) {
            incidents.join(ticket, gathered.incident(), WHY_JOINED, at);
        }
        return ticket;
    }

    /** The clock of the provider may be ahead of ours. */
    private static Instant received(List<Item> items, Instant at) {
        return items.stream()
                .map(Item::at)
                .filter(said -> said.isBefore(at))
                .findFirst()
                .orElse(at);
    }

    private String title(List<Item> items, @Nullable Language language) {
        return items.stream()
                .filter(item -> item.readable() && !item.text().isBlank())
                .findFirst()
                .map(Item::text)
                .orElseGet(() -> scripts.now().text(titleOf(items), language == null ? Language.KK : language));
    }

    private static String titleOf(List<Item> items) {
        if (has(items, "audio/")) return "title.voice";
        return has(items, "image/") ? "title.photo" : "title.other";
    }

    private static boolean has(List<Item> items, String type) {
        return items.stream()
                .flatMap(item -> item.files().stream())
                .anyMatch(file -> file.mediaType().startsWith(type));
    }

    Reception.Words words(Speaker from, Item item, @Nullable String comment) {
        return new Reception.Words(
                item.contact(),
                item.at(),
                from.handle(),
                item.readable() ? Message.Kind.RESIDENT : Message.Kind.UNREADABLE,
                item.text(),
                item.providerId(),
                null,
                item.files(),
                null,
                comment);
    }

    Located located(@Nullable Place place) {
        return place == null
                ? new Located.Nothing()
                : reception.locate(List.of(place)).getOrDefault(place, new Located.Nothing());
    }

    static Talk.Ongoing ongoing(Ticket ticket, Gathered gathered, boolean person) {
        var groups = new HashMap<String, UUID>();
        gathered.messages().forEach(item -> {
            if (item.group() != null) groups.put(item.group(), item.contact());
        });
        return new Talk.Ongoing(ticket.id(), ticket.number(), person, groups);
    }
}
