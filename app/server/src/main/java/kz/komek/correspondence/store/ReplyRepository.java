package kz.komek.correspondence.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.komek.correspondence.domain.Reply;

@Singleton
public class ReplyRepository implements PanacheRepositoryBase<Reply, UUID> {
    /** The one conditional UPDATE that decides who sends: true for one claimant only, however often it asks. */
    public boolean claim(UUID id, UUID claimant, Instant now) {
        return getEntityManager()
                        .createNativeQuery("""
                                update reply
                                set state = 'CLAIMED', claimant = ?4, changed_at = ?1, next_try_at = ?2,
                                    attempts = attempts + case state when 'QUEUED' then 1 else 0 end
                                where id = ?3 and (state = 'QUEUED' or state = 'CLAIMED' and claimant = ?4)
                                """)
                        .setParameter(1, now)
                        .setParameter(2, now.plus(Reply.SILENCE))
                        .setParameter(3, id)
                        .setParameter(4, claimant)
                        .executeUpdate()
                == 1;
    }

    public List<Reply> lockAll(Collection<UUID> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What the timer must look at; other replicas take others. */
    @SuppressWarnings("unchecked")
    public List<Reply> due(Instant now, int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        select * from reply where next_try_at <= ?1
                        order by next_try_at limit ?2
                        for update skip locked
                        """, Reply.class)
                .setParameter(1, now)
                .setParameter(2, limit)
                .getResultList();
    }

    /** How many automatic replies the address got within this hour, this one included. */
    public int countAutomatic(String fingerprint, Instant now) {
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                                insert into automatic_reply_count as c (fingerprint, hour, sent) values (?1, ?2, 1)
                                on conflict (fingerprint, hour) do update set sent = c.sent + 1
                                returning sent
                                """)
                        .setParameter(1, fingerprint)
                        .setParameter(2, now.truncatedTo(ChronoUnit.HOURS))
                        .getSingleResult())
                .intValue();
    }

    public void forgetCountsBefore(Instant hour) {
        getEntityManager()
                .createNativeQuery("delete from automatic_reply_count where hour < ?1")
                .setParameter(1, hour)
                .executeUpdate();
    }
}
