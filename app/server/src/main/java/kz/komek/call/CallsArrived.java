package kz.komek.call;

import java.util.List;
import kz.komek.contract.ChannelEvent;

/** Raised in process, inside the transaction that keeps them: calls of which nothing was told before. */
public record CallsArrived(List<ChannelEvent> calls) {
    public CallsArrived {
        calls = List.copyOf(calls);
    }
}
