package kz.komek.call;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.komek.call.domain.CallOutcome;
import kz.komek.call.domain.Course;
import kz.komek.call.domain.TaskKind;
import kz.komek.call.domain.Told;
import kz.komek.call.store.CallTable;
import kz.komek.call.store.CallTable.Caller;
import kz.komek.call.store.CallTable.Kept;
import kz.komek.call.store.SeatTable;
import kz.komek.contract.Call;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Handle;
import kz.komek.platform.wiring.HearsChannels;

/** Takes what the exchange tells of calls: once and only once, in effect, in whatever order. */
@ApplicationScoped
public class Calls implements HearsChannels {
    static final String GROUP = "calls";

    private final CallTable table;
    private final SeatTable seats;
    private final Seats seating;
    private final CallTasks tasks;
    private final Recordings recordings;
    private final PhoneNumbers phones;
    private final Event<CallsArrived> arrived;
    private final MeterRegistry metrics;

    Calls(
            CallTable table,
            SeatTable seats,
            Seats seating,
            CallTasks tasks,
            Recordings recordings,
            PhoneNumbers phones,
            Event<CallsArrived> arrived,
            MeterRegistry metrics) {
        this.arrived = arrived;
        this.table = table;
        this.seats = seats;
        this.seating = seating;
        this.tasks = tasks;
        this.recordings = recordings;
        this.phones = phones;
        this.metrics = metrics;
    }

    @Override
    public String group() {
        return GROUP;
    }

    @Override
    public boolean wants(ChannelEvent event) {
        return event.kind() == ChannelEvent.Kind.CALL;
    }

    /** @throws IllegalArgumentException when one is of no call: somebody must look at it */
    @Override
    @Transactional
    public void take(List<ChannelEvent> events) {
        var fresh = new ArrayList<ChannelEvent>();
        for (ChannelEvent event : events) if (table.add(told(event))) fresh.add(event);
        if (fresh.isEmpty()) return;
        fresh.forEach(event -> seating.hears(call(event), event.at()));
        fresh.forEach(this::keepFile);
        Map<String, List<ChannelEvent>> byCall = fresh.stream()
                .collect(Collectors.groupingBy(event -> call(event).id(), LinkedHashMap::new, Collectors.toList()));
        // In one order: two batches with the same calls never wait for each other in a circle.
        Map<String, List<Told>> steps = table.steps(byCall.keySet()).stream()
                .collect(Collectors.groupingBy(Told::call, TreeMap::new, Collectors.toList()));
        var courses = new TreeMap<String, Course>();
        steps.forEach((id, all) -> courses.put(id, Course.of(all)));
        courses.forEach((id, course) -> keep(id, course, byCall.get(id)));
        settle(courses);
        arrived.fire(new CallsArrived(fresh.stream()
                .filter(event -> call(event).step() == Call.Step.ARRIVED)
                .toList()));
    }

    /** What a call may leave to do for whoever called. */
    private record Debt(String call, Course course, Caller caller) {}

    /** In one order too, and after all rows of calls: what is owed to a caller is settled by one at a time. */
    private void settle(Map<String, Course> courses) {
        courses.entrySet().stream()
                .flatMap(call -> table.find(call.getKey()).map(Kept::caller).stream()
                        .map(caller -> new Debt(call.getKey(), call.getValue(), caller)))
                .sorted(Comparator.comparing((Debt debt) -> debt.caller().fingerprint())
                        .thenComparing(Debt::call))
                .forEach(this::owe);
    }

    private void keep(String id, Course course, List<ChannelEvent> news) {
        Handle handle = news.stream()
                .map(ChannelEvent::handle)
                .filter(each -> each != null && each.kind() == Handle.Kind.PHONE)
                .findFirst()
                .orElse(null);
        String operator = course.seat() == null
                ? course.operator()
                : seats.login(course.seat()).orElse(course.operator());
        table.put(id, account(news), course, handle == null ? null : phones.sealed(handle.value()), operator);
        for (ChannelEvent event : news) {
            metrics.counter("komek.calls", "step", call(event).step().name()).increment();
        }
        if (course.seat() != null && course.answered() != null) seats.hadAnswered(course.seat(), course.answered());
    }

    private static String account(List<ChannelEvent> news) {
        return news.stream()
                .map(ChannelEvent::account)
                .filter(account -> !account.equals("unknown"))
                .findFirst()
                .orElse("unknown");
    }

    private void keepFile(ChannelEvent event) {
        Call call = call(event);
        if (call.file() != null) recordings.keep(call.id(), call.file(), call.seconds(), event.at());
    }

    /** Who was not served is rung back; who was answered is not. What more is told of a call may change which it was. */
    private void owe(Debt debt) {
        Course course = debt.course();
        TaskKind kind = course.outcome() == CallOutcome.CALL_BACK
                ? TaskKind.CALL_BACK
                : course.isMissed() ? TaskKind.MISSED : null;
        var since = course.wanted() == null ? course.began() : course.wanted();
        tasks.settle(ContactIds.of(Channel.PHONE, debt.call(), "owed"), kind, debt.caller(), course.language(), since);
        if (course.answered() != null) tasks.answered(debt.caller(), course.answered());
    }

    private static Told told(ChannelEvent event) {
        Call call = call(event);
        return new Told(
                event.eventId(),
                call.id(),
                call.step(),
                event.at(),
                call.sequence(),
                call.language(),
                call.seconds(),
                call.seat(),
                call.operator(),
                call.result());
    }

    private static Call call(ChannelEvent event) {
        Call call = event.call();
        if (call == null) throw new IllegalArgumentException("event " + event.eventId() + " is of no call");
        return call;
    }
}
