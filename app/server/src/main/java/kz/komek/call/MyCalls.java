package kz.komek.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.komek.call.domain.CallBlock;
import kz.komek.call.domain.CallMark;
import kz.komek.call.domain.Seating;
import kz.komek.call.store.BlockTable;
import kz.komek.call.store.CallTable;
import kz.komek.call.store.CallTable.Kept;
import kz.komek.call.store.MarkTable;
import kz.komek.call.store.SeatTable;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.resident.Residents;
import org.jspecify.annotations.Nullable;

/** What an operator sees of the call they are rung for, have, or just had. */
@ApplicationScoped
@Transactional
public class MyCalls {
    /** So long after it they may still say that nobody spoke. */
    private static final Duration JUST_HAD = Duration.ofMinutes(30);

    private static final int MOST_SHOWN = 200;

    private final SeatTable seats;
    private final CallTable calls;
    private final BlockTable blocks;
    private final MarkTable marks;
    private final Callers callers;
    private final PhoneNumbers phones;
    private final InstantSource time;

    MyCalls(
            SeatTable seats,
            CallTable calls,
            BlockTable blocks,
            MarkTable marks,
            Callers callers,
            PhoneNumbers phones,
            InstantSource time) {
        this.seats = seats;
        this.calls = calls;
        this.blocks = blocks;
        this.marks = marks;
        this.callers = callers;
        this.phones = phones;
        this.time = time;
    }

    public enum Phase {
        RINGING,
        TALKING,
        ENDED
    }

    /**
     * @param phone masked; {@code null}: withheld
     * @param resident id of whoever is known by this number
     * @param language of the call
     */
    public record Mine(
            String call,
            Phase phase,
            Instant since,
            @Nullable Language language,
            @Nullable String phone,
            @Nullable Long resident) {}

    public Optional<String> telephone(String login) {
        return Optional.ofNullable(seats.telephones().get(login));
    }

    /** @param address {@code null}: none any more */
    public void telephone(String login, @Nullable String address) {
        if (address == null) seats.noTelephone(login);
        else seats.telephone(login, address, time.instant());
    }

    public Optional<Mine> of(String login) {
        Optional<Mine> now = seats.ofLogin(login).map(this::rung);
        if (now.isPresent()) return now;
        return calls.lastOf(login)
                .filter(call -> call.endedAt() != null
                        && call.endedAt().isAfter(time.instant().minus(JUST_HAD)))
                .map(call -> mine(call.id(), Phase.ENDED, call.endedAt(), call.language(), call));
    }

    /** Whether they have it, or had it just now, whatever rings meanwhile. */
    boolean isTheirs(String call, String login) {
        if (of(login).filter(mine -> mine.call().equals(call)).isPresent()) return true;
        return calls.find(call)
                .filter(kept -> login.equals(kept.operator()))
                .filter(kept -> kept.endedAt() == null
                        || kept.endedAt().isAfter(time.instant().minus(JUST_HAD)))
                .isPresent();
    }

    private Mine rung(Seating seating) {
        Phase phase = seating.answeredAt() == null ? Phase.RINGING : Phase.TALKING;
        Instant since = seating.answeredAt() == null ? seating.at() : seating.answeredAt();
        return mine(
                seating.call(),
                phase,
                since,
                seating.language(),
                calls.find(seating.call()).orElse(null));
    }

    private Mine mine(String id, Phase phase, Instant since, @Nullable Language language, @Nullable Kept kept) {
        String phone = kept == null || kept.caller() == null ? null : phones.open(kept.caller());
        return new Mine(
                id,
                phase,
                since,
                language,
                phone == null
                        ? null
                        : Residents.masked(new Handle(Handle.Kind.PHONE, phone, null))
                                .masked(),
                phone == null
                        ? null
                        : callers.known(phone).map(Residents.Known::id).orElse(null));
    }

    /** Nobody spoke, or somebody played. @return false: the call is not theirs */
    public boolean mark(String call, CallMark.Kind mark, String login) {
        if (of(login).filter(mine -> mine.call().equals(call)).isEmpty()) return false;
        marks.mark(call, mark, time.instant(), login);
        return true;
    }

    /** What stands, the newest first. */
    public List<CallMark> marked() {
        return marks.standing(time.instant(), MOST_SHOWN);
    }

    public void lift(String call, CallMark.Kind mark, String by) {
        marks.lift(call, mark, time.instant(), by);
    }

    /** @return false: nobody knows who called */
    public boolean block(UUID id, String call, String reason, Instant until, String by) {
        var caller = calls.find(call).map(Kept::caller).orElse(null);
        if (caller == null) return false;
        blocks.block(id, caller, reason, until, by, time.instant());
        return true;
    }

    public void lift(UUID block, String by) {
        blocks.lift(block, by, time.instant());
    }

    public List<CallBlock> blocked() {
        return blocks.standing(time.instant());
    }
}
