package kz.komek.workqueue.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kz.komek.ticket.domain.Medium;

/**
 * What somebody can take.
 *
 * @param skills codes of what they know beside what everybody does
 * @param calls at once; 0: none
 * @param offered whether they are offered what waits; else they take it themselves
 * @param version rises with every change; 0: nobody has set it yet
 */
public record Profile(String login, Set<String> skills, int calls, int chats, int mails, boolean offered, int version) {
    public static final int MOST = 100;

    public Profile {
        skills = java.util.Collections.unmodifiableSet(new TreeSet<>(skills));
    }

    public static Profile usual(String login) {
        return new Profile(login, Set.of(), 1, 3, 5, true, 0);
    }

    public int of(Medium medium) {
        return switch (medium) {
            case CALL -> calls;
            case CHAT -> chats;
            case MAIL -> mails;
        };
    }

    /** Of which there is room for one more. Whoever talks to somebody is given no second call, but may have mails. */
    public Set<Medium> free(Map<Medium, Integer> load) {
        var counts = new EnumMap<Medium, Integer>(Medium.class);
        counts.putAll(load);
        var free = EnumSet.noneOf(Medium.class);
        for (Medium medium : Medium.values()) {
            if (counts.getOrDefault(medium, 0) < of(medium)) free.add(medium);
        }
        return free;
    }

    public Profile versioned(int other) {
        return new Profile(login, skills, calls, chats, mails, offered, other);
    }
}
