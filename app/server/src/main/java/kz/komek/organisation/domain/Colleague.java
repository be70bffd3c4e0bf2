package kz.komek.organisation.domain;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.contract.Language;
import org.jspecify.annotations.Nullable;

/**
 * One of the centre's people.
 *
 * @param login lower case
 * @param organisation code of the body they execute for
 * @param active false: left, or suspended; the name stays on what they did
 */
public record Colleague(
        String login,
        String name,
        Set<Role> roles,
        List<Language> languages,
        @Nullable Line line,
        @Nullable String sector,
        @Nullable String organisation,
        boolean active) {
    public Colleague {
        roles = Set.copyOf(roles);
        languages = List.copyOf(languages);
    }

    public Set<String> roleNames() {
        return roles.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    public boolean seesTickets() {
        return active && roles.stream().anyMatch(Role::seesTickets);
    }
}
