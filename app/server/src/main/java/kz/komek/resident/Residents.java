package kz.komek.resident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.platform.sealing.Seal;
import kz.komek.resident.domain.Resident;
import kz.komek.resident.domain.ResidentHandle;
import kz.komek.resident.store.ResidentRepository;
import org.jspecify.annotations.Nullable;

/** Finds people by where they wrote from, and remembers new ones. Called inside the transaction of the contact. */
@Singleton
public class Residents {
    private final ResidentRepository residents;
    private final Seal seal;

    Residents(ResidentRepository residents, Seal seal) {
        this.residents = residents;
        this.seal = seal;
    }

    /** A handle as staff may see it. */
    public record Masked(Handle.Kind kind, String masked) {}

    /** Who of these is known: resident id by key. */
    public Map<ResidentHandle.Key, Long> known(Collection<ResidentHandle.Key> keys) {
        var known = new HashMap<ResidentHandle.Key, Long>();
        residents.handles(keys).forEach(handle -> known.put(handle.key(), handle.residentId()));
        return known;
    }

    public ResidentHandle.Key key(Handle handle) {
        return new ResidentHandle.Key(
                handle.kind(), seal.fingerprint(handle.kind().name(), handle.value()));
    }

    public long remember(Handle handle, @Nullable Language language, Instant at) {
        var resident = new Resident(handle.displayName(), language, at);
        residents.persist(resident);
        addHandle(resident.id(), handle, at);
        return resident.id();
    }

    private void addHandle(long residentId, Handle handle, Instant at) {
        residents.add(new ResidentHandle(key(handle), ending(handle), seal.seal(handle.value()), residentId, at));
    }

    public Optional<Resident> find(long id) {
        return residents.findByIdOptional(id);
    }

    public List<Masked> masked(List<Long> people) {
        return people.stream()
                .flatMap(id -> residents.handlesOf(id).stream())
                .map(handle ->
                        new Masked(handle.key().kind(), Masks.mask(handle.key().kind(), seal.open(handle.sealed()))))
                .toList();
    }

    /** As staff may see the handle of somebody who is in no ticket. */
    public static Masked masked(Handle handle) {
        return new Masked(handle.kind(), Masks.mask(handle.kind(), handle.value()));
    }

    /** The address of the first of them who has one, as it is: for sending only. */
    public Optional<Handle> reachable(List<Long> people, Handle.Kind kind) {
        return people.stream()
                .flatMap(id -> residents.handlesOf(id).stream())
                .filter(handle -> handle.key().kind() == kind)
                .findFirst()
                .map(handle -> new Handle(kind, seal.open(handle.sealed()), null));
    }

    private @Nullable String ending(Handle handle) {
        return switch (handle.kind()) {
            case PHONE ->
                seal.fingerprint(
                        "ending",
                        handle.value().substring(Math.max(0, handle.value().length() - 4)));
            case EMAIL -> null;
        };
    }
}
