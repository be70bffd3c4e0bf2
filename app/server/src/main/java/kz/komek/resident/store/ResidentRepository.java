package kz.komek.resident.store;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import java.util.List;
import kz.komek.resident.domain.Resident;
import kz.komek.resident.domain.ResidentHandle;

@Singleton
public class ResidentRepository implements PanacheRepository<Resident> {
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
