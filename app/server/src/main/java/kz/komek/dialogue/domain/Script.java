package kz.komek.dialogue.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import kz.komek.contract.Language;
import kz.komek.contract.Names;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, in which order, in which words.
 *
 * @param version raised when steps change: a talk that stands at a question that is no more begins anew
 * @param begin id of the first question
 * @param belongs id of the question whether it is about the last ticket
 * @param unsolved id of the question what is not solved yet
 * @param texts by key, with {name} for what is put in
 * @param words by what they mean: what people type instead of pressing
 * @param emergencies whom to call at once, by words; the first that fits
 * @param silence after which a ticket is opened from what is known
 * @param week after which a talk begins anew
 */
public record Script(
        int version,
        String begin,
        String belongs,
        String unsolved,
        Map<String, Step> steps,
        Map<String, Names> texts,
        Map<String, List<String>> words,
        List<Emergency> emergencies,
        Duration silence,
        Duration week) {
    /** Of texts that every script needs. */
    private static final List<String> NEEDED = List.of(
            "greeting",
            "announced",
            "language.set",
            "what",
            "what.files",
            "guess",
            "guess.none.label",
            "where",
            "where.near",
            "where.skip.label",
            "nowhere",
            "works",
            "answered",
            "nearby",
            "photos",
            "photos.more",
            "done.label",
            "yes.label",
            "no.label",
            "summary",
            "summary.words",
            "summary.issue",
            "summary.place",
            "summary.files",
            "summary.joins",
            "change.label",
            "change.what",
            "old",
            "anew",
            "person.label",
            "person",
            "person.wanted",
            "with.person",
            "new.label",
            "phone.kept",
            "phone.shared",
            "mine.label",
            "mine",
            "mine.none",
            "status",
            "status.unknown",
            "danger",
            "belongs",
            "belongs.add.label",
            "belongs.new.label",
            "added",
            "unsolved",
            "rated",
            "rate.gone",
            "silence",
            "title.voice",
            "title.photo",
            "title.other",
            "farewell",
            "unsolved.label");

    public Script {
        steps = Map.copyOf(steps);
        texts = Map.copyOf(texts);
        words = Map.copyOf(words);
        emergencies = List.copyOf(emergencies);
        var missing = new TreeSet<>(NEEDED);
        missing.removeAll(texts.keySet());
        if (!missing.isEmpty()) throw new IllegalArgumentException("the script has no text for " + missing);
        for (Step step : steps.values()) {
            if (step.next() != null && !steps.containsKey(step.next()))
                throw new IllegalArgumentException("after " + step.id() + " comes a question that is not there");
        }
        for (String id : List.of(begin, belongs, unsolved)) {
            if (!steps.containsKey(id)) throw new IllegalArgumentException("there is no question " + id);
        }
    }

    /** @param number to call @param words of danger; none: of any other */
    public record Emergency(String number, List<String> words) {}

    /** {@code null}: there is no such question any more. */
    public @Nullable Step step(@Nullable String id) {
        return id == null ? null : steps.get(id);
    }

    public String text(String key, Language language) {
        return Optional.ofNullable(texts.get(key))
                .map(names -> names.in(language))
                .orElseThrow(() -> new IllegalArgumentException("the script has no text " + key));
    }

    /** In all languages, of somebody whose language is not known. */
    String inAll(String key) {
        Names names = texts.get(key);
        return names.kk() + "\n\n" + names.ru() + "\n\n" + names.en();
    }

    boolean means(String key, String said) {
        return Sounds.is(said, words.getOrDefault(key, List.of()));
    }

    String emergency(String said) {
        return emergencies.stream()
                .filter(each -> each.words().isEmpty() || Sounds.has(said, each.words()))
                .findFirst()
                .map(Emergency::number)
                .orElse("112");
    }
}
