package kz.komek.dialogue;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.contract.Channel;
import kz.komek.contract.Language;
import kz.komek.contract.Place;
import kz.komek.contract.ResidentsDates;
import kz.komek.contract.number.TicketNumbers;
import kz.komek.dialogue.domain.Around;
import kz.komek.dialogue.domain.Gathered;
import kz.komek.knowledge.Suggestions;
import kz.komek.outage.Nearby;
import kz.komek.outage.PublicWorks;
import kz.komek.territory.Addresses;
import kz.komek.territory.Territory;
import kz.komek.territory.domain.Entry;
import kz.komek.territory.domain.Located;
import kz.komek.ticket.OwnTickets;
import kz.komek.ticket.Reception;
import kz.komek.ticket.TheirTickets;
import org.jspecify.annotations.Nullable;

/** What the house knows that the script asks it for. */
@Singleton
class Lookout {
    private static final int MOST_GUESSES = 3;
    private static final int MOST_PLACES = 5;
    private static final int MOST_LISTED = 5;

    private final Suggestions suggestions;
    private final Addresses addresses;
    private final Territory territory;
    private final PublicWorks works;
    private final Nearby nearby;
    private final Reception reception;
    private final OwnTickets tickets;
    private final TheirTickets theirs;
    private final Scripts scripts;
    private final InstantSource time;

    Lookout(
            Suggestions suggestions,
            Addresses addresses,
            Territory territory,
            PublicWorks works,
            Nearby nearby,
            Reception reception,
            OwnTickets tickets,
            TheirTickets theirs,
            Scripts scripts,
            InstantSource time) {
        this.suggestions = suggestions;
        this.addresses = addresses;
        this.territory = territory;
        this.works = works;
        this.nearby = nearby;
        this.reception = reception;
        this.tickets = tickets;
        this.theirs = theirs;
        this.scripts = scripts;
        this.time = time;
    }

    /**
     * @param same all rows of who is spoken to
     * @param open whether their last ticket is not closed
     * @param listening ticket to which words go past the script
     */
    Around around(
            Channel channel, Set<Long> same, @Nullable Language language, boolean open, @Nullable Long listening) {
        return new Around(
                this::guesses,
                this::places,
                this::works,
                this::neighbours,
                () -> nearby.announced(() -> theirs.of(same).place()),
                text -> reception.isUrgent(text, language, channel, time.instant()),
                (number, spoken) -> tickets.find(number).map(own -> status(own, spoken, false)),
                spoken -> tickets.of(same, MOST_LISTED).stream()
                        .map(own -> status(own, spoken, true))
                        .toList(),
                open,
                listening);
    }

    private List<Around.Guess> guesses(String words, Language language) {
        if (words.isBlank()) return List.of();
        return suggestions.issues(words, language, MOST_GUESSES).stream()
                .map(known -> new Around.Guess(known.ref(), known.title()))
                .toList();
    }

    private List<Around.Near> places(Place said, Language language) {
        if (!(addresses.locate(List.of(said)).get(said) instanceof Located.Ambiguous several)) return List.of();
        var codes = several.codes().stream().limit(MOST_PLACES).toList();
        var found = territory.find(codes);
        return codes.stream()
                .filter(found::containsKey)
                .map(code -> near(found.get(code).line(), language))
                .toList();
    }

    /** From the district on: everybody here knows which oblast it is. */
    private static Around.Near near(List<Entry> line, Language language) {
        var below = line.subList(Math.min(1, line.size() - 1), line.size());
        var names = below.stream().map(entry -> entry.names().in(language)).toList();
        String address = names.stream().skip(names.size() > 1 ? 1 : 0).collect(Collectors.joining(", "));
        return new Around.Near(new Place(address, below.getFirst().code(), null, null), String.join(", ", names));
    }

    private Optional<Around.Work> works(Gathered gathered, Language language) {
        Place place = gathered.place();
        if (place == null) return Optional.empty();
        var dates = new ResidentsDates(language, time.instant());
        return works.at(place, gathered.issue()).stream()
                .findFirst()
                .map(work -> new Around.Work(work.id(), work.text(language), dates.at(work.to())));
    }

    private Optional<Around.Incident> neighbours(Gathered gathered, Language language) {
        Place place = gathered.place();
        if (place == null) return Optional.empty();
        return nearby.at(place, gathered.issue(), gathered.words())
                .map(incident -> new Around.Incident(
                        incident.ticket(),
                        incident.neighbours(),
                        incident.greeting().in(language)));
    }

    /** By number alone anybody may know where it stands, and nothing of what it is about. */
    private Around.Status status(OwnTickets.Own own, Language language, boolean theirs) {
        return new Around.Status(
                TicketNumbers.spoken(own.number()),
                theirs ? own.title() : "",
                scripts.now().text("state." + own.status(), language),
                new ResidentsDates(language, time.instant()).day(own.changedAt()));
    }
}
