package kz.komek.resident;

import java.time.Instant;
import java.util.UUID;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;

/** A code goes to somebody. Raised in process, inside the transaction that keeps its hash; who sends letters observes it. */
public record CodeWanted(UUID id, Handle to, Language language, String code, Instant at) {
    @Override
    public String toString() {
        return "CodeWanted[" + id + "]";
    }
}
