package kz.komek.routing.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.komek.catalogue.domain.Priority;
import kz.komek.ticket.domain.Desk;
import kz.komek.ticket.domain.RiskTier;
import kz.komek.ticket.domain.Routed;
import kz.komek.ticket.domain.Routed.Triage;
import org.jspecify.annotations.Nullable;

/** Counts what other rules would have done with tickets there were. */
public final class Trial {
    /** More are counted, and not named. */
    private static final int MOST_TICKETS = 200;

    private final Map<Move, Integer> moves = new LinkedHashMap<>();
    private final List<Moved> tickets = new ArrayList<>();
    private int tried;
    private int moved;

    /**
     * Where a ticket goes; what is the same for two of them is no move.
     *
     * @param desk {@code null}: where its status says
     */
    public record Way(
            @Nullable Desk desk,
            @Nullable String organisation,
            Priority priority,
            boolean urgent,
            String skill,
            RiskTier risk,
            @Nullable Triage triage) {
        static Way of(Routed routed) {
            return new Way(
                    routed.desk(),
                    routed.organisation(),
                    routed.priority(),
                    routed.urgent(),
                    routed.skill(),
                    routed.weighed() == null ? RiskTier.NONE : routed.weighed().tier(),
                    routed.triage());
        }
    }

    public record Move(Way from, Way to) {}

    /** @param tickets how many go this way */
    public record Flow(Way from, Way to, int tickets) {}

    /**
     * @param ruleBefore number of the rule that decides today; {@code null}: none
     * @param ruleAfter number of the rule that would
     */
    public record Moved(
            String number,
            String title,
            @Nullable Integer ruleBefore,
            @Nullable Integer ruleAfter,
            Way from,
            Way to) {}

    public void take(String number, String title, Routed before, Routed after) {
        tried++;
        var move = new Move(Way.of(before), Way.of(after));
        if (move.from().equals(move.to())) return;
        moved++;
        moves.merge(move, 1, Integer::sum);
        if (tickets.size() < MOST_TICKETS)
            tickets.add(new Moved(number, title, rule(before), rule(after), move.from(), move.to()));
    }

    private static @Nullable Integer rule(Routed routed) {
        return routed.rule() == null ? null : Integer.valueOf(routed.rule());
    }

    public int tried() {
        return tried;
    }

    public int moved() {
        return moved;
    }

    /** The most frequent first. */
    public List<Flow> moves() {
        return moves.entrySet().stream()
                .map(each -> new Flow(each.getKey().from(), each.getKey().to(), each.getValue()))
                .sorted(Comparator.comparingInt(Flow::tickets).reversed())
                .toList();
    }

    /** The newest first. */
    public List<Moved> tickets() {
        return List.copyOf(tickets);
    }
}
