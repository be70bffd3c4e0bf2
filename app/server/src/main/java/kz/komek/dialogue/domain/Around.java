package kz.komek.dialogue.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import kz.komek.contract.Place;
import org.jspecify.annotations.Nullable;

/**
 * What the script asks the house; each only when it is needed.
 *
 * @param guesses issues that words sound like, in their language
 * @param places that an address may mean; empty or one: it is clear, or nobody knows it
 * @param works that are under way at the place and explain what was said
 * @param neighbours an incident there that others have reported
 * @param announced what many ask about now, everywhere or where they live
 * @param danger whether words ask for help at once
 * @param status of a ticket by its number, as anybody may know it
 * @param own their own tickets, the newest first
 * @param open whether their last ticket is not closed
 * @param listening to whose ticket words go past the script, because a person asked or answers there
 */
public record Around(
        BiFunction<String, Language, List<Guess>> guesses,
        BiFunction<Place, Language, List<Near>> places,
        BiFunction<Gathered, Language, Optional<Work>> works,
        BiFunction<Gathered, Language, Optional<Incident>> neighbours,
        Supplier<List<Names>> announced,
        Predicate<String> danger,
        BiFunction<String, Language, Optional<Status>> status,
        Function<Language, List<Status>> own,
        boolean open,
        @Nullable Long listening) {
    public record Guess(String issue, String name) {}

    public record Near(Place place, String name) {}

    /** @param words what is done, in their language @param until said in their language */
    public record Work(UUID id, String words, String until) {}

    /** @param neighbours how many have reported it */
    public record Incident(long ticket, long neighbours, String words) {}

    /** @param words what it is about; empty where that is not for everybody @param state in their language */
    public record Status(String number, String words, String state, String changed) {}
}
