package kz.komek.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what was seen from outside; sees nothing itself. Keeps no texts and few words, however many contacts. */
final class Ledger {
    private static final int MOST_EXAMPLES = 20;

    private int sent;
    private int acknowledged;
    private int missing;
    private int doubled;
    private int resentMails;
    private int unreadable;
    private final Set<String> tickets = new HashSet<>();
    private final List<String> examples = new ArrayList<>();
    private final Map<String, Integer> sentBy = new TreeMap<>();

    /**
     * What is to be seen of one contact.
     *
     * @param acknowledged it was promised that the contact is kept
     * @param tickets numbers of registered tickets that came of it
     * @param texts how often its mark stands in the resident's messages of all these tickets
     * @param whole the text, and the photo where there was one, are there as they were sent
     * @param mails Message-IDs of the centre's automatic mails about it
     */
    record Seen(
            Contact contact, boolean acknowledged, Set<String> tickets, int texts, boolean whole, List<String> mails) {}

    synchronized void count(Seen seen) {
        count(seen, whyMissing(seen));
    }

    private void count(Seen seen, String whyMissing) {
        sent++;
        sentBy.merge(seen.contact().channel().option(), 1, Integer::sum);
        sentBy.merge(seen.contact().language().code(), 1, Integer::sum);
        if (seen.acknowledged()) acknowledged++;
        tickets.addAll(seen.tickets());
        var distinctMails = new HashSet<>(seen.mails());
        resentMails += seen.mails().size() - distinctMails.size();
        if (isMissing(seen)) {
            missing++;
            example(seen, "missing", whyMissing);
        }
        if (seen.tickets().size() > 1 || seen.texts() > 1 || distinctMails.size() > 1) {
            doubled++;
            example(
                    seen,
                    "doubled",
                    "tickets " + seen.tickets() + ", its text " + seen.texts() + " times, acknowledgement mails "
                            + distinctMails.size());
        }
    }

    /** Nobody could look at the end: it counts as missing, and is told apart. */
    synchronized void countUnreadable(Contact contact, boolean acknowledged) {
        unreadable++;
        count(new Seen(contact, acknowledged, Set.of(), 0, false, List.of()), "could not be read");
    }

    /** Never acknowledged and not in the register is missing as well: the resident wrote, and nobody can read it. */
    private static boolean isMissing(Seen seen) {
        return seen.texts() == 0 || !seen.whole();
    }

    private static String whyMissing(Seen seen) {
        if (!seen.acknowledged() && seen.tickets().isEmpty()) return "never acknowledged";
        if (seen.tickets().isEmpty()
                && seen.contact().channel() == Channel.EMAIL
                && seen.mails().isEmpty()) {
            return "acknowledged, but no mail tells its number";
        }
        if (seen.tickets().isEmpty()) return "acknowledged, but no ticket";
        return (seen.texts() == 0 ? "its text is not in " : "not whole in ") + seen.tickets();
    }

    private void example(Seen seen, String what, String why) {
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(what + " " + seen.contact().mark() + " ("
                    + seen.contact().channel().option() + "): " + why);
        }
    }

    synchronized boolean isClean() {
        return missing == 0 && doubled == 0;
    }

    /** What does not add up, at most twenty lines, without anybody's words. */
    synchronized List<String> examples() {
        return List.copyOf(examples);
    }

    /** The report; its last five lines are a form that scripts read. */
    synchronized List<String> lines() {
        var lines = new ArrayList<String>();
        sentBy.forEach((what, number) -> lines.add(line("sent " + what, number)));
        lines.add(line("resent mails", resentMails));
        lines.add(line("unreadable", unreadable));
        lines.add(line("sent", sent));
        lines.add(line("acknowledged", acknowledged));
        lines.add(line("tickets", tickets.size()));
        lines.add(line("missing", missing));
        lines.add(line("doubled", doubled));
        return lines;
    }

    private static String line(String what, int number) {
        return String.format(Locale.ROOT, "%s: %d", what, number);
    }
}
