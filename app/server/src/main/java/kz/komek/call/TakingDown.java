package kz.komek.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import kz.komek.call.store.CallTable;
import kz.komek.intake.CallsInHand;
import kz.komek.intake.TookDown;

/** What operators take down while somebody speaks to them. */
@ApplicationScoped
@Transactional
class TakingDown implements CallsInHand {
    private final MyCalls mine;
    private final CallTable calls;
    private final PhoneNumbers phones;
    private final InstantSource time;

    TakingDown(MyCalls mine, CallTable calls, PhoneNumbers phones, InstantSource time) {
        this.mine = mine;
        this.calls = calls;
        this.phones = phones;
        this.time = time;
    }

    @Override
    public Optional<Calling> of(String call, String by) {
        return mine.isTheirs(call, by)
                ? Optional.of(new Calling(calls.find(call)
                        .map(CallTable.Kept::caller)
                        .map(phones::open)
                        .orElse(null)))
                : Optional.empty();
    }

    void on(@Observes TookDown taken) {
        calls.tookDown(taken.call(), taken.numbers(), taken.by(), time.instant());
    }
}
