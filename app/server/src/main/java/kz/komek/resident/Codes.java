package kz.komek.resident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.platform.sealing.Seal;
import kz.komek.resident.Residents.Masked;
import kz.komek.resident.domain.MergeRefused;
import kz.komek.resident.domain.MergeRefused.Why;
import kz.komek.resident.domain.Resident;
import kz.komek.resident.store.PersonTable;
import org.jspecify.annotations.Nullable;

/** One-time codes: whoever reads one out holds the address it went to. */
@ApplicationScoped
public class Codes {
    static final Duration GOOD_FOR = Duration.ofMinutes(15);
    static final int MOST_ATTEMPTS = 5;
    /** An address is not flooded, and guessing stays hopeless: 15 attempts in a million within an hour. */
    static final int MOST_TO_A_HANDLE = 3;

    static final int MOST_BY_SOMEBODY = 30;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final PersonTable table;
    private final Residents residents;
    private final Seal seal;
    private final Event<CodeWanted> wanted;
    private final InstantSource time;
    private final SecureRandom random = new SecureRandom();

    Codes(PersonTable table, Residents residents, Seal seal, Event<CodeWanted> wanted, InstantSource time) {
        this.table = table;
        this.residents = residents;
        this.seal = seal;
        this.wanted = wanted;
        this.time = time;
    }

    /** A code is on its way. */
    public record Sent(UUID id, Masked to, Instant expiresAt) {}

    /** @param handle id of one of the person's handles */
    @Transactional
    public Sent send(long resident, long handle, String by) {
        long person = table.person(resident).orElseThrow(() -> new MergeRefused(Why.NO_SUCH_RESIDENT));
        var kept = table.handles(table.members(person)).stream()
                .filter(each -> each.id() == handle)
                .findFirst()
                .orElseThrow(() -> new MergeRefused(Why.NO_SUCH_HANDLE));
        if (kept.kind() != Handle.Kind.EMAIL && kept.kind() != Handle.Kind.PHONE)
            throw new MergeRefused(Why.CODE_NOT_SENDABLE);
        Instant now = time.instant();
        table.lock();
        boolean tooMany = table.codesTo(handle, now.minus(WINDOW)) >= MOST_TO_A_HANDLE
                || table.codesBy(by, now.minus(WINDOW)) >= MOST_BY_SOMEBODY;
        if (tooMany) throw new MergeRefused(Why.TOO_MANY_CODES);
        UUID id = UUID.randomUUID();
        String code = String.format(java.util.Locale.ROOT, "%06d", random.nextInt(1_000_000));
        Instant until = now.plus(GOOD_FOR);
        table.addCode(id, handle, hash(id, code), now, until, by);
        var to = new Handle(kept.kind(), seal.open(kept.sealed()), null);
        wanted.fire(new CodeWanted(id, to, language(kept.residentId()), code, now));
        return new Sent(id, Residents.masked(to), until);
    }

    private Language language(long resident) {
        Language known = residents.find(resident).map(Resident::language).orElse(null);
        return known == null ? Language.KK : known;
    }

    /**
     * Counts the attempt, in a transaction of its own: one that fails must not be forgotten with what it was tried for.
     *
     * @return the row to whose handle the code went; empty: the code was wrong
     * @throws MergeRefused when it is of no use any more
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public List<Long> tried(UUID id, @Nullable String typed) {
        if (typed == null || typed.isBlank()) throw new MergeRefused(Why.CODE_MISSING);
        var code = table.attempt(id, MOST_ATTEMPTS, time.instant()).orElseThrow(() -> new MergeRefused(Why.CODE_GONE));
        String digits = typed.replaceAll("\\s", "");
        boolean right = MessageDigest.isEqual(
                code.hash().getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                hash(id, digits).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return right ? List.of(code.residentId()) : List.of();
    }

    private String hash(UUID id, String code) {
        return seal.fingerprint("merge-code", id + "|" + code);
    }
}
