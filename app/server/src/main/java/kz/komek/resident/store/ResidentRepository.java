package kz.komek.resident.store;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import kz.komek.resident.domain.Resident;
import kz.komek.resident.domain.ResidentHandle;

@Singleton
public class ResidentRepository implements PanacheRepository<Resident> {
    public List<ResidentHandle> handles(Collection<ResidentHandle.Key> keys) {
        if (keys.isEmpty()) return List.of();
        // A fingerprint includes the kind, so that one list of values serves.
        var wanted = keys.stream().map(ResidentHandle.Key::fingerprint).collect(Collectors.toSet());
        return getEntityManager()
                .createQuery("from ResidentHandle where key.fingerprint in ?1", ResidentHandle.class)
                .setParameter(1, wanted)
                .getResultList();
    }

    public List<ResidentHandle> handlesOf(long residentId) {
        return getEntityManager()
                .createQuery("from ResidentHandle where residentId = ?1 order by createdAt", ResidentHandle.class)
                .setParameter(1, residentId)
                .getResultList();
    }

    public void add(ResidentHandle handle) {
        getEntityManager().persist(handle);
    }
}
