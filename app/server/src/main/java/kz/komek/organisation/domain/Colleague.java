package kz.komek.organisation.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.komek.contract.Language;
import kz.komek.organisation.domain.Refusal.Why;
import org.jspecify.annotations.Nullable;

/**
 * One of the centre's people.
 *
 * @param login lower case
 * @param line on which they work now, in its role and no other line's; {@code null}: in all of their roles
 * @param sector {@code null}: the whole oblast is theirs
 * @param organisation code of the body they work for; an executor has one
 * @param active false: left, or suspended; the name stays on what they did
 * @param version rises with every change; the ETag
 */
public record Colleague(
        String login,
        String name,
        Set<Role> roles,
        List<Language> languages,
        @Nullable Line line,
        @Nullable Sector sector,
        @Nullable String organisation,
        boolean active,
        int version) {
    public Colleague {
        // In their order: the change log compares what is written.
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        languages = List.copyOf(languages);
    }

    /** The roles in which they work now. Whoever has several works on one line at a time, with the rights of that one. */
    public Set<Role> atWork() {
        if (line == null) return roles;
        return roles.stream()
                .filter(role -> role == line.role() || !Line.isOfOne(role))
                .collect(Collectors.toUnmodifiableSet());
    }

    public Colleague versioned(int other) {
        return new Colleague(login, name, roles, languages, line, sector, organisation, active, other);
    }

    public Colleague in(Sector other) {
        return new Colleague(login, name, roles, languages, line, other, organisation, active, version);
    }

    public Set<String> roleNames() {
        return atWork().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    }

    public boolean executesFor(String code) {
        return active && atWork().contains(Role.EXECUTOR) && code.equals(organisation);
    }

    public boolean administers() {
        return active && roles.contains(Role.ADMIN);
    }

    /** Whoever has such a role reads everybody's tickets, also while they are away. */
    private boolean leads() {
        return roles.contains(Role.ADMIN) || roles.contains(Role.SUPERVISOR);
    }

    /** Everything that is wrong with it, whoever asks. */
    public List<Refusal> refusals(Map<String, Organisation> bodies) {
        var found = new ArrayList<Refusal>();
        Texts.like(
                        Texts.LOGIN,
                        "login",
                        login,
                        "A login is made of small Latin letters, digits and . _ @ -, at most 63 of them.")
                .ifPresent(found::add);
        Texts.text("name", name).ifPresent(found::add);
        if (roles.isEmpty()) found.add(new Refusal(Why.ROLE_MISSING, "roles", "A person has at least one role."));
        if (line != null && !roles.contains(line.role()) && !leads()) {
            found.add(new Refusal(
                    Why.LINE_WITHOUT_ROLE,
                    "line",
                    "Whoever works on this line has the role " + line.role() + ", or leads."));
        }
        if (languages.isEmpty()) {
            found.add(new Refusal(Why.LANGUAGE_MISSING, "languages", "A person speaks at least one language."));
        }
        if (organisation == null) {
            if (roles.contains(Role.EXECUTOR)) {
                found.add(new Refusal(
                        Why.ORGANISATION_MISSING, "organisation", "An executor works for an organisation: name it."));
            }
            return found;
        }
        Organisation body = bodies.get(organisation);
        if (body == null) {
            found.add(new Refusal(
                    Why.ORGANISATION_UNKNOWN, "organisation", "There is no organisation " + organisation + "."));
        } else if (active && !body.active()) {
            found.add(new Refusal(
                    Why.ORGANISATION_INACTIVE,
                    "organisation",
                    "The organisation " + organisation + " does not work any more."));
        }
        return found;
    }

    /**
     * What speaks against this change of rights.
     *
     * @param before {@code null}: they are new
     * @param by who changes it
     */
    public static List<Refusal> refusals(@Nullable Colleague before, Colleague after, Colleague by) {
        var found = new ArrayList<Refusal>();
        if ((after.leads() || before != null && before.leads()) && !by.administers()) {
            found.add(new Refusal(
                    Why.ONLY_ADMINS, "roles", "Only an administrator changes an administrator or a supervisor."));
        }
        if (before != null && before.login.equals(by.login)) {
            if (before.active && !after.active) {
                found.add(new Refusal(Why.ONESELF, "active", "Nobody can end their own work here; ask a colleague."));
            }
            if (!before.roles.equals(after.roles)) {
                found.add(new Refusal(Why.ONESELF, "roles", "Nobody changes their own roles; ask a colleague."));
            }
        }
        return found;
    }
}
