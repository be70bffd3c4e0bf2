package kz.komek.resident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import kz.komek.platform.audit.Audit;
import kz.komek.resident.domain.Merge;
import kz.komek.resident.domain.Merge.Basis;
import kz.komek.resident.domain.MergeRefused;
import kz.komek.resident.domain.MergeRefused.Why;
import kz.komek.resident.store.PersonTable;
import org.jspecify.annotations.Nullable;

/** Two rows are one person, because they say so or have shown it; and back. Nothing is ever merged by itself. */
@ApplicationScoped
public class Merging {
    private static final int LONGEST_WORDS = 2_000;

    private final PersonTable table;
    private final Codes codes;
    private final Audit audit;
    private final InstantSource time;

    Merging(PersonTable table, Codes codes, Audit audit, InstantSource time) {
        this.table = table;
        this.codes = codes;
        this.audit = audit;
        this.time = time;
    }

    /** Why they may be merged. */
    public sealed interface Ground {
        /** @param words where and how they agreed */
        record Consent(@Nullable String words) implements Ground {}

        /** @param code id of the one that was sent, {@code digits} as they were read out */
        record Code(@Nullable UUID code, @Nullable String digits) implements Ground {}
    }

    private record Audited(long joined, long into, Basis basis) {}

    /**
     * @param id chosen by the caller: the same again changes nothing
     * @param resident stands for both from now on
     * @param other of the person who joins
     */
    @Transactional
    public void merge(UUID id, long resident, long other, Ground ground, String by) {
        var before = table.merge(id);
        if (before.isPresent()) {
            requireSame(before.get(), resident, other);
            return;
        }
        Long holder = holder(ground);
        table.lock();
        // Somebody may have sent the same while this one waited.
        var meanwhile = table.merge(id);
        if (meanwhile.isPresent()) {
            requireSame(meanwhile.get(), resident, other);
            return;
        }
        long into = person(resident);
        long joined = person(other);
        if (into == joined) throw new MergeRefused(Why.SAME_PERSON);
        Instant now = time.instant();
        if (ground instanceof Ground.Code(var code, var digits)) {
            long proven = person(java.util.Objects.requireNonNull(holder));
            if (proven != into && proven != joined) throw new MergeRefused(Why.CODE_OF_ANOTHER);
            if (code == null || !table.use(code, now)) throw new MergeRefused(Why.CODE_GONE);
        }
        var merge = switch (ground) {
            case Ground.Consent(var words) ->
                new Merge(id, joined, into, Basis.CONSENT, words == null ? null : words.strip(), now, by, false);
            case Ground.Code code -> new Merge(id, joined, into, Basis.CODE, null, now, by, false);
        };
        table.add(merge);
        audit.changed("residents", String.valueOf(into), by, now, null, new Audited(joined, into, merge.basis()));
    }

    /** The row to whose handle the code went; {@code null}: no code is asked for. */
    private @Nullable Long holder(Ground ground) {
        return switch (ground) {
            case Ground.Consent(var words) -> {
                if (words == null || words.isBlank() || words.length() > LONGEST_WORDS) {
                    throw new MergeRefused(Why.CONSENT_MISSING);
                }
                yield null;
            }
            case Ground.Code(var code, var digits) -> {
                if (code == null) throw new MergeRefused(Why.CODE_MISSING);
                var right = codes.tried(code, digits);
                if (right.isEmpty()) throw new MergeRefused(Why.CODE_WRONG);
                yield right.getFirst();
            }
        };
    }

    /** Takes it back: every handle and ticket is where it was, with all that has come in meanwhile. */
    @Transactional
    public void undo(UUID id, long resident, String by) {
        table.lock();
        Merge merge = table.merge(id).orElseThrow(() -> new MergeRefused(Why.NO_SUCH_MERGE));
        if (merge.undone()) return;
        if (person(resident) != person(merge.joined())) throw new MergeRefused(Why.NO_SUCH_MERGE);
        Instant now = time.instant();
        table.undo(merge, by, now);
        audit.changed(
                "residents",
                String.valueOf(merge.into()),
                by,
                now,
                new Audited(merge.joined(), merge.into(), merge.basis()),
                null);
    }

    private long person(long resident) {
        return table.person(resident).orElseThrow(() -> new MergeRefused(Why.NO_SUCH_RESIDENT));
    }

    private void requireSame(Merge before, long resident, long other) {
        boolean same = Map.of(before.joined(), before.into()).equals(Map.of(other, resident))
                || person(before.joined()) == person(other) && person(before.into()) == person(resident);
        if (before.undone() || !same) throw new MergeRefused(Why.MERGE_IS_ANOTHER);
    }
}
