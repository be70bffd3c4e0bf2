package kz.komek.report;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import kz.komek.catalogue.Catalogue;
import kz.komek.contract.Names;
import kz.komek.organisation.Staff;
import kz.komek.report.domain.FirstContact;
import kz.komek.report.store.FirstContactTable;
import kz.komek.report.store.FirstContactTable.By;
import kz.komek.report.store.FirstContactTable.Sum;
import org.jspecify.annotations.Nullable;

/** How much the centre answers by itself, at the first contact. */
@Singleton
public class FirstContactReport {
    private final FirstContactTable table;
    private final Catalogue catalogue;
    private final Staff staff;
    private final InstantSource time;

    FirstContactReport(FirstContactTable table, Catalogue catalogue, Staff staff, InstantSource time) {
        this.table = table;
        this.catalogue = catalogue;
        this.staff = staff;
        this.time = time;
    }

    /**
     * @param key login, code of an issue, channel; {@code null}: nobody has it yet, it is under no issue
     * @param name of a person
     * @param names of an issue
     * @param withoutConsultations those of the contacts that asked for more than to know something
     */
    public record Line(
            @Nullable String key,
            @Nullable String name,
            @Nullable Names names,
            FirstContact contacts,
            FirstContact withoutConsultations) {}

    /** @param at when it was looked at: until seven days before, nothing can come back any more */
    public record Whole(
            Instant at,
            FirstContact total,
            FirstContact withoutConsultations,
            List<Line> operators,
            List<Line> issues,
            List<Line> channels) {}

    /** Of the contacts that came from the first instant until before the second. */
    public Whole of(Instant from, Instant until) {
        Instant now = time.instant();
        List<Sum> sums = table.sums(from, until, now);
        Map<String, Names> issues = catalogue.names();
        Sum all = sums.stream()
                .filter(sum -> sum.by() == By.ALL)
                .findFirst()
                .orElse(new Sum(By.ALL, null, FirstContact.NONE, FirstContact.NONE));
        return new Whole(
                now,
                all.contacts(),
                all.withoutConsultations(),
                lines(sums, By.OPERATOR, issues),
                lines(sums, By.ISSUE, issues),
                lines(sums, By.CHANNEL, issues));
    }

    private List<Line> lines(List<Sum> sums, By by, Map<String, Names> issues) {
        return sums.stream()
                .filter(sum -> sum.by() == by)
                .map(sum -> new Line(
                        sum.key(),
                        by == By.OPERATOR && sum.key() != null ? staff.name(sum.key()) : null,
                        by == By.ISSUE && sum.key() != null ? issues.get(sum.key()) : null,
                        sum.contacts(),
                        sum.withoutConsultations()))
                .toList();
    }
}
