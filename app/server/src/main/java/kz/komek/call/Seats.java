package kz.komek.call;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import kz.komek.call.domain.Seating;
import kz.komek.call.domain.Seating.Ending;
import kz.komek.call.store.CallTable;
import kz.komek.call.store.SeatTable;
import kz.komek.contract.Call;
import kz.komek.contract.Conversation.Seat;
import kz.komek.contract.Conversation.SeatWanted;
import kz.komek.contract.Language;
import kz.komek.organisation.Staff;
import kz.komek.workqueue.Telephones;
import kz.komek.workqueue.Telephones.Answering;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whom to ring for a call: who has been ready longest, speaks the language, and has a telephone; in the callers' order. */
@ApplicationScoped
@Transactional
public class Seats {
    /** The exchange asks for a waiting caller every few seconds; who is not asked for any more has gone. */
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(30);
    /** Longer than any telephone rings. */
    private static final Duration RINGS_AT_MOST = Duration.ofMinutes(2);

    private static final Duration TALKS_AT_MOST = Duration.ofHours(4);
    private static final double USUAL_TALK_SECONDS = 180;

    private final SeatTable seats;
    private final CallTable calls;
    private final Callers callers;
    private final Telephones telephones;
    private final Staff staff;
    private final InstantSource time;
    private final int most;

    Seats(
            SeatTable seats,
            CallTable calls,
            Callers callers,
            Telephones telephones,
            Staff staff,
            InstantSource time,
            @ConfigProperty(name = "komek.call.most-waiting", defaultValue = "50") int most) {
        this.seats = seats;
        this.calls = calls;
        this.callers = callers;
        this.telephones = telephones;
        this.staff = staff;
        this.time = time;
        this.most = most;
    }

    /** Asked again for the same call while it rings, it is the same answer. */
    public Seat seat(SeatWanted wanted) {
        Instant now = time.instant();
        if (wanted.unanswered() != null) endInVain(wanted.unanswered(), now);
        Map<String, String> addresses = seats.telephones();
        Optional<Seating> open = seats.ofCall(wanted.call());
        if (open.isPresent()) {
            return operator(open.get(), addresses.getOrDefault(open.get().login(), ""), wanted);
        }
        List<Answering> suits = suitable(wanted.language(), addresses);
        if (suits.isEmpty()) {
            seats.waitsNoMore(wanted.call());
            return new Seat.Nobody();
        }
        if (!seats.isWaiting(wanted.call(), now.minus(ASKED_WITHIN))
                && seats.waiting(now.minus(ASKED_WITHIN)) >= most) {
            return new Seat.Full();
        }
        Instant since = seats.waits(wanted.call(), wanted.language(), now);
        int before = seats.before(wanted.call(), wanted.language(), since, now.minus(ASKED_WITHIN));
        return ring(wanted, suits, before, addresses, now)
                .orElseGet(() -> new Seat.Queue(before + 1, expected(before, suits.size())));
    }

    /** Who speaks the language; who does not, rather than nobody. */
    private List<Answering> suitable(Language language, Map<String, String> addresses) {
        List<Answering> rung = telephones.answering().stream()
                .filter(one -> addresses.containsKey(one.login()))
                .filter(one -> staff.active(one.login()).isPresent())
                .toList();
        Predicate<Answering> speaks = one -> staff.active(one.login())
                .map(who -> who.languages().contains(language))
                .orElse(false);
        return rung.stream().anyMatch(speaks) ? rung.stream().filter(speaks).toList() : rung;
    }

    /** Those who came before have the first of those who are ready. */
    private Optional<Seat> ring(
            SeatWanted wanted, List<Answering> suits, int before, Map<String, String> addresses, Instant now) {
        List<Answering> ready = suits.stream().filter(Answering::ready).toList();
        for (Answering one : ready.subList(Math.min(before, ready.size()), ready.size())) {
            if (!telephones.rings(one.login())) continue;
            var seating = new Seating(UUID.randomUUID(), wanted.call(), one.login(), wanted.language(), now, null);
            if (!seats.take(seating)) continue;
            seats.waitsNoMore(wanted.call());
            return Optional.of(operator(seating, addresses.get(one.login()), wanted));
        }
        return Optional.empty();
    }

    private Seat operator(Seating seating, String address, SeatWanted wanted) {
        int open = wanted.phone() == null ? 0 : callers.open(wanted.phone());
        return new Seat.Operator(seating.id(), address, open);
    }

    private Long expected(int before, int people) {
        double talk = calls.usualTalkSeconds().orElse(USUAL_TALK_SECONDS);
        return Math.round((before + 1) * talk / people);
    }

    /** What a step of a call means for whoever is rung for it. */
    void hears(Call call, Instant at) {
        switch (call.step()) {
            case ANSWERED -> {
                if (call.seat() != null) seats.answered(call.seat(), at);
            }
            case TALKED -> {
                if (call.seat() != null) {
                    seats.open(call.seat()).ifPresent(seating -> end(seating, Ending.TALKED, at));
                }
            }
            case OFFERED -> {
                if (call.seat() != null && call.result() != null) unanswered(call.seat(), call.result(), at);
            }
            case LEFT -> {
                if (call.result() != Call.Result.TAKEN_OUT) seats.waitsNoMore(call.id());
            }
            case ENDED -> {
                seats.waitsNoMore(call.id());
                seats.ofCall(call.id())
                        .ifPresent(seating ->
                                end(seating, seating.answeredAt() == null ? Ending.GONE : Ending.TALKED, at));
            }
            case ARRIVED, LANGUAGE, QUEUED, HELD, CALL_BACK, EMERGENCY, VOICEMAIL, RECORDED, STORED -> {}
        }
    }

    private void unanswered(UUID seat, Call.Result result, Instant at) {
        switch (result) {
            case NO_ANSWER, BUSY, FAILED -> endInVain(seat, at);
            case HANGUP, BRIDGED, TAKEN_OUT, FULL ->
                seats.open(seat).ifPresent(seating -> end(seating, Ending.GONE, at));
        }
    }

    private void endInVain(UUID seat, Instant at) {
        seats.open(seat).ifPresent(seating -> end(seating, Ending.UNANSWERED, at));
    }

    private void end(Seating seating, Ending how, Instant at) {
        seats.end(seating.id(), how, at);
        switch (how) {
            case TALKED -> telephones.talked(seating.login());
            case UNANSWERED -> telephones.didNotPickUp(seating.login());
            case GONE -> telephones.ringsNoMore(seating.login());
        }
    }

    /** What the exchange never told of: nobody stays in a call for ever. */
    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clear() {
        Instant now = time.instant();
        seats.stale(now.minus(RINGS_AT_MOST), now.minus(TALKS_AT_MOST))
                .forEach(seating -> end(seating, Ending.GONE, now));
        seats.forgetWaiting(now.minus(Duration.ofMinutes(10)));
    }
}
