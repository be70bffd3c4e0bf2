package kz.komek.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays a month through the real channel and the real commands, moves the demo's clock, and reads the report. */
final class MonthOfTurkistan {
    private static final int AT_ONCE = 24;
    /** One of so many is answered by a service, the others at the first contact. */
    private static final int SENT_ON = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final WebSite site;
    private final StaffApi staff;
    private final City city;
    private final MonthPlan plan;
    private final InstantSource time;
    private final Semaphore atOnce = new Semaphore(AT_ONCE);
    private final AtomicInteger done = new AtomicInteger();

    MonthOfTurkistan(WebSite site, StaffApi staff, City city, MonthPlan plan, InstantSource time) {
        this.site = site;
        this.staff = staff;
        this.city = city;
        this.plan = plan;
        this.time = time;
    }

    int done() {
        return done.get();
    }

    /** True when the report says what was planned, to the unit. */
    boolean play(PrintStream out) throws InterruptedException {
        long aheadAtFirst = site.clockAhead();
        Instant begun = time.instant().plusSeconds(aheadAtFirst).truncatedTo(ChronoUnit.SECONDS);
        int index = 0;
        for (int day = 0; day < MonthPlan.DAYS; day++) {
            moveClock(aheadAtFirst + Duration.ofDays(day).toSeconds());
            index = live(plan.of(day), index);
        }
        moveClock(aheadAtFirst + Duration.ofDays(MonthPlan.DAYS).toSeconds());
        return compare(begun, begun.plus(Duration.ofDays(MonthPlan.DAYS + 1)), out);
    }

    private void moveClock(long ahead) throws InterruptedException {
        staff.moveClock(ahead);
        long end = System.nanoTime() + PATIENCE.toNanos();
        // The gateways follow within moments; what is sent before would come on another day.
        while (site.clockAhead() != ahead) {
            if (System.nanoTime() > end) throw new StaffApi.Unexpected("the gateway does not follow the demo's clock");
            Thread.sleep(100);
        }
    }

    private int live(List<MonthPlan.Planned> day, int index) throws InterruptedException {
        var lives = new ArrayList<Callable<Void>>();
        for (MonthPlan.Planned planned : day) {
            boolean byService = index % SENT_ON == 0;
            var contact = city.contact(index++).from(planned.district());
            lives.add(() -> {
                live(contact, planned.fate(), byService);
                done.incrementAndGet();
                return null;
            });
        }
        try (var residents = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> life : residents.invokeAll(lives)) life.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StaffApi.Unexpected told ? told : new IllegalStateException(e.getCause());
        }
        return index;
    }

    private void live(Contact contact, MonthPlan.Fate fate, boolean byService) throws InterruptedException {
        var until = new Patience(PATIENCE, atOnce);
        var reserved = until.until(() -> site.reserve(contact.language()), () -> {});
        if (!(reserved instanceof Outcome.Done<WebSite.Reservation>(var reservation))) {
            throw new StaffApi.Unexpected("no number was given: " + reserved);
        }
        var submitted = until.until(() -> site.submit(contact, reservation), () -> {});
        if (!(submitted instanceof Outcome.Done)) throw new StaffApi.Unexpected("not taken: " + submitted);
        String number = reservation.number();
        var worked = until.until(() -> isWorked(number, contact, fate, byService), () -> {});
        if (!(worked instanceof Outcome.Done)) throw new StaffApi.Unexpected("not worked: " + worked);
    }

    private Outcome<Boolean> isWorked(String number, Contact contact, MonthPlan.Fate fate, boolean byService)
            throws InterruptedException {
        boolean there = switch (fate) {
            case CLOSED ->
                byService
                        ? staff.registerAndLetTheServiceAnswer(number, contact)
                        : staff.registerAndClose(number, contact);
            case IN_PROGRESS, OVERDUE -> staff.isThere(number);
        };
        return there ? new Outcome.Done<>(true) : new Outcome.NotNow<>("not in the register yet", null);
    }

    private boolean compare(Instant from, Instant until, PrintStream out) throws InterruptedException {
        var report = staff.report(from, until);
        boolean equal = true;
        out.println(String.format(
                Locale.ROOT, "%-20s %7s %7s %12s %8s", "district", "total", "closed", "in_progress", "overdue"));
        for (MonthPlan.Row row : plan.rows()) {
            var wanted = new StaffApi.Figures(row.total(), row.closed(), row.inProgress(), row.overdue());
            var found = report.get(row.district().code());
            boolean same = wanted.equals(found);
            equal &= same;
            out.println(String.format(
                    Locale.ROOT,
                    "%-20s %7d %7d %12d %8d%s",
                    row.district().kk(),
                    found == null ? 0 : found.total(),
                    found == null ? 0 : found.closed(),
                    found == null ? 0 : found.inProgress(),
                    found == null ? 0 : found.overdue(),
                    same ? "" : "   planned: " + wanted));
        }
        int reported =
                report.values().stream().mapToInt(StaffApi.Figures::total).sum();
        out.println("planned: " + plan.total());
        out.println("reported: " + reported);
        return equal && reported == plan.total();
    }
}
