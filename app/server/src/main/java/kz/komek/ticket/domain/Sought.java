package kz.komek.ticket.domain;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * What suits somebody: tickets that wait at one of these desks, came by one of these media, ask for one of these skills
 * or for none, and were written in one of these languages or in one that nobody knows yet.
 *
 * @param areas codes of the address register, the closest place known of a ticket; {@code null}: everywhere
 */
public record Sought(
        Set<Desk> desks,
        Set<Medium> media,
        Set<Language> languages,
        Set<String> skills,
        @Nullable Set<String> areas) {
    public Sought {
        desks = Set.copyOf(desks);
        media = Set.copyOf(media);
        languages = Set.copyOf(languages);
        skills = Set.copyOf(skills);
        areas = areas == null ? null : Set.copyOf(areas);
    }

    public boolean isNothing() {
        return desks.isEmpty() || media.isEmpty();
    }

    /** Of it what waits at these desks. */
    public Sought at(Collection<Desk> some) {
        var left = EnumSet.noneOf(Desk.class);
        some.stream().filter(desks::contains).forEach(left::add);
        return new Sought(left, media, languages, skills, areas);
    }

    public Sought by(Set<Medium> some) {
        return new Sought(desks, some, languages, skills, areas);
    }

    public boolean suits(Waiting kind) {
        return desks.contains(kind.desk()) && media.contains(kind.medium()) && speaks(kind) && knows(kind);
    }

    private boolean speaks(Waiting kind) {
        return kind.language() == null || languages.contains(kind.language());
    }

    private boolean knows(Waiting kind) {
        return kind.skill().isEmpty() || skills.contains(kind.skill());
    }

    /** As the index has them: what is not known is the empty word. */
    public Set<String> languageKeys() {
        return Stream.concat(Stream.of(""), languages.stream().map(Language::name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Set<String> skillKeys() {
        return Stream.concat(Stream.of(""), skills.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Tickets that wait for the same kind of person.
     *
     * @param language {@code null}: not known
     * @param skill empty: none is asked for
     */
    public record Waiting(
            Desk desk, Medium medium, @Nullable Language language, String skill) {}
}
