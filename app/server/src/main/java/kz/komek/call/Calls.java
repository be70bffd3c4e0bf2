package kz.komek.call;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
import kz.komek.call.store.SeatTable;
import kz.komek.contract.Call;
import kz.komek.contract.Channel;
import kz.komek.contract.ChannelEvent;
import kz.komek.contract.ContactIds;
import kz.komek.contract.Handle;
import kz.komek.contract.Json;
import org.jspecify.annotations.Nullable;

/** Takes what the exchange tells of calls: once and only once, in effect, in whatever order. */
@ApplicationScoped
public class Calls {
    private final CallTable table;
    private final SeatTable seats;
    private final Seats seating;
    private final CallTasks tasks;
    private final PhoneNumbers phones;
    private final Event<CallsArrived> arrived;
    private final MeterRegistry metrics;

    Calls(
            CallTable table,
            SeatTable seats,
            Seats seating,
            CallTasks tasks,
            PhoneNumbers phones,
            Event<CallsArrived> arrived,
            MeterRegistry metrics) {
        this.arrived = arrived;
        this.table = table;
        this.seats = seats;
        this.seating = seating;
        this.tasks = tasks;
        this.phones = phones;
        this.metrics = metrics;
    }

    /** @throws IllegalArgumentException when one is of no call: somebody must look at it */
    @Transactional
    public void take(List<ChannelEvent> events) {
        var fresh = new ArrayList<ChannelEvent>();
        for (ChannelEvent event : events) if (table.add(told(event))) fresh.add(event);
        if (fresh.isEmpty()) return;
        fresh.forEach(event -> seating.hears(call(event), event.at()));
        Map<String, List<ChannelEvent>> byCall = fresh.stream()
                .collect(Collectors.groupingBy(event -> call(event).id(), LinkedHashMap::new, Collectors.toList()));
        // In one order: two batches with the same calls never wait for each other in a circle.
        Map<String, List<Told>> steps = table.steps(byCall.keySet()).stream()
                .collect(Collectors.groupingBy(Told::call, TreeMap::new, Collectors.toList()));
        steps.forEach((id, all) -> keep(id, Course.of(all), byCall.get(id)));
        arrived.fire(new CallsArrived(fresh.stream()
                .filter(event -> call(event).step() == Call.Step.ARRIVED)
                .toList()));
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
        table.put(
                id,
                account(news),
                course,
                handle == null ? null : phones.sealed(handle.value()),
                operator,
                recording(news));
        for (ChannelEvent event : news) {
            metrics.counter("komek.calls", "step", call(event).step().name()).increment();
        }
        owe(id, course);
    }

    private static String account(List<ChannelEvent> news) {
        return news.stream()
                .map(ChannelEvent::account)
                .filter(account -> !account.equals("unknown"))
                .findFirst()
                .orElse("unknown");
    }

    private static @Nullable String recording(List<ChannelEvent> news) {
        return news.stream()
                .map(event -> call(event).file())
                .filter(java.util.Objects::nonNull)
                .map(file -> new String(Json.write(file), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }

    /** Who was not served is rung back; who was answered is not. */
    private void owe(String id, Course course) {
        var caller = table.find(id).map(CallTable.Kept::caller).orElse(null);
        if (caller == null) return;
        TaskKind kind = course.outcome() == CallOutcome.CALL_BACK
                ? TaskKind.CALL_BACK
                : course.isMissed() ? TaskKind.MISSED : null;
        var at = course.ended() == null ? course.began() : course.ended();
        if (kind != null) {
            tasks.owed(ContactIds.of(Channel.PHONE, id, "owed"), kind, caller, course.language(), at);
        } else if (course.answered() != null) {
            tasks.answered(caller, course.answered());
        }
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
