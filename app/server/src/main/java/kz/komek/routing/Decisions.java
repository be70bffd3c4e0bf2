package kz.komek.routing;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import kz.komek.organisation.Staff;
import kz.komek.organisation.domain.Colleague;
import kz.komek.routing.domain.Decision;
import kz.komek.routing.domain.Decision.Spot;
import kz.komek.routing.store.DecisionTable;
import org.jspecify.annotations.Nullable;

/** What the rules did lately, for those who lead the desks: which rule, which ticket, where to. */
@Singleton
public class Decisions {
    static final int PAGE = 50;
    /** For a rule that seldom speaks one looks back so far at once, and is asked whether to go on. */
    static final int LOOKED = 20_000;

    private final DecisionTable table;
    private final Staff staff;
    private final InstantSource time;

    Decisions(DecisionTable table, Staff staff, InstantSource time) {
        this.table = table;
        this.staff = staff;
        this.time = time;
    }

    /** @param next {@code null}: that was all; there may be more although the page is not full */
    public record Page(List<Decision> items, @Nullable Spot next) {}

    /** @param rule its number; {@code null}: all @param before {@code null}: from the newest on */
    public Page page(String login, @Nullable Integer rule, @Nullable Spot before) {
        Colleague who = staff.active(login).orElse(null);
        if (who == null) return new Page(List.of(), null);
        Spot from = before == null ? new Spot(time.instant().plusSeconds(60), Long.MAX_VALUE, 0) : before;
        // Whoever works for a body does not learn from here that somebody complained of it.
        boolean complaints = who.organisation() == null;
        String number = rule == null ? null : String.valueOf(rule);
        var items = table.page(from, number, complaints, LOOKED, PAGE);
        Spot next = items.size() == PAGE
                ? items.getLast().spot()
                : table.after(from, LOOKED).orElse(null);
        return new Page(items, next);
    }
}
