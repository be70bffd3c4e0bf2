package kz.komek.resident.store;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import kz.komek.contract.ContactReceived.Consent;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.resident.domain.Merge;
import org.jspecify.annotations.Nullable;

/** Which rows are one person, by what merges, and the codes that prove it. */
@Singleton
public class PersonTable {
    /** Merges are rare and done by hand: one at a time, so that none of two at once can close a circle. */
    private static final String ONE_AT_A_TIME = "select cast(pg_advisory_xact_lock(1097, 52) as text)";

    private final EntityManager entities;

    PersonTable(EntityManager entities) {
        this.entities = entities;
    }

    /** One row behind a handle that was asked for, and one of those that are the same person. */
    public record Member(
            String fingerprint,
            Handle.Kind kind,
            long residentId,
            @Nullable String consent,
            long member,
            @Nullable Language language,
            @Nullable Instant languageAt) {}

    /** A handle as it is kept. */
    public record Kept(long id, Handle.Kind kind, byte[] sealed, long residentId) {}

    /** A code as it is kept. */
    public record Code(UUID id, long residentId, String hash) {}

    /** Everybody behind these handles, with all rows of the same person: one statement, whatever was merged. */
    @SuppressWarnings("unchecked")
    public List<Member> behind(Collection<String> fingerprints) {
        if (fingerprints.isEmpty()) return List.of();
        return ((List<Object[]>) entities.createNativeQuery("""
                        select h.fingerprint, h.kind, h.resident_id, r.consent_wording, m.id, m.language, m.language_at
                        from resident_handle h
                        join resident r on r.id = h.resident_id
                        cross join lateral (
                            select id, language, language_at from resident where id = coalesce(r.person, r.id)
                            union all
                            select id, language, language_at from resident where person = coalesce(r.person, r.id)
                        ) m
                        where h.fingerprint in ?1
                        """)
                        .setParameter(1, fingerprints)
                        .getResultList())
                .stream()
                        .map(row -> new Member(
                                (String) row[0],
                                Handle.Kind.valueOf((String) row[1]),
                                ((Number) row[2]).longValue(),
                                (String) row[3],
                                ((Number) row[4]).longValue(),
                                row[5] == null ? null : Language.valueOf((String) row[5]),
                                (Instant) row[6]))
                        .toList();
    }

    /** The row that stands for the person; empty when there is no such row. */
    public Optional<Long> person(long resident) {
        return number("select coalesce(person, id) from resident where id = ?1", resident);
    }

    /** All rows of the person, the one that stands for them first. */
    @SuppressWarnings("unchecked")
    public List<Long> members(long person) {
        return ((List<Number>) entities.createNativeQuery(
                                "select id from resident where id = ?1 or person = ?1 order by id <> ?1, id")
                        .setParameter(1, person)
                        .getResultList())
                .stream().map(Number::longValue).toList();
    }

    @SuppressWarnings("unchecked")
    public List<Kept> handles(Collection<Long> residents) {
        return ((List<Object[]>) entities.createNativeQuery(
                                "select id, kind, sealed, resident_id from resident_handle where resident_id in ?1"
                                        + " order by created_at, id")
                        .setParameter(1, residents)
                        .getResultList())
                .stream()
                        .map(row -> new Kept(
                                ((Number) row[0]).longValue(),
                                Handle.Kind.valueOf((String) row[1]),
                                (byte[]) row[2],
                                ((Number) row[3]).longValue()))
                        .toList();
    }

    public void lock() {
        entities.createNativeQuery(ONE_AT_A_TIME).getSingleResult();
    }

    public Optional<Merge> merge(UUID id) {
        return merges("where id = ?1", id).stream().findFirst();
    }

    /** Those by which these rows became one person. */
    public List<Merge> standing(Collection<Long> members) {
        return merges("where undone_at is null and joined_id in ?1", members);
    }

    @SuppressWarnings("unchecked")
    private List<Merge> merges(String which, Object value) {
        return ((List<Object[]>) entities.createNativeQuery(
                                "select id, joined_id, into_id, basis, words, at, by, undone_at is not null"
                                        + " from resident_merge " + which + " order by at, id")
                        .setParameter(1, value)
                        .getResultList())
                .stream()
                        .map(row -> new Merge(
                                (UUID) row[0],
                                ((Number) row[1]).longValue(),
                                ((Number) row[2]).longValue(),
                                Merge.Basis.valueOf((String) row[3]),
                                (String) row[4],
                                (Instant) row[5],
                                (String) row[6],
                                (Boolean) row[7]))
                        .toList();
    }

    public void add(Merge merge) {
        entities.createNativeQuery("insert into resident_merge (id, joined_id, into_id, basis, words, at, by)"
                        + " values (?1, ?2, ?3, ?4, nullif(?5, ''), ?6, ?7)")
                .setParameter(1, merge.id())
                .setParameter(2, merge.joined())
                .setParameter(3, merge.into())
                .setParameter(4, merge.basis().name())
                .setParameter(5, merge.words() == null ? "" : merge.words())
                .setParameter(6, merge.at())
                .setParameter(7, merge.by())
                .executeUpdate();
        entities.createNativeQuery("update resident set person = ?2 where id = ?1 or person = ?1")
                .setParameter(1, merge.joined())
                .setParameter(2, merge.into())
                .executeUpdate();
    }

    /** What joined by it, with what had joined that before, is a person of its own again. */
    public void undo(Merge merge, String by, Instant at) {
        entities.createNativeQuery("update resident_merge set undone_at = ?2, undone_by = ?3 where id = ?1")
                .setParameter(1, merge.id())
                .setParameter(2, at)
                .setParameter(3, by)
                .executeUpdate();
        entities.createNativeQuery("""
                        with recursive part (id) as (
                            select cast(?1 as bigint)
                            union
                            select m.joined_id from resident_merge m join part p on m.into_id = p.id
                            where m.undone_at is null
                        )
                        update resident set person = nullif(cast(?1 as bigint), id) where id in (select id from part)
                        """).setParameter(1, merge.joined()).executeUpdate();
    }

    /** Changes nothing when something newer is known, or the same. */
    public void speaks(long resident, Language language, Instant at) {
        speak(Map.of(resident, new Spoken(language, at)));
    }

    /** What somebody was heard to speak. */
    public record Spoken(Language language, Instant at) {}

    /** By resident; changes nothing where something newer is known, or the same. */
    public void speak(Map<Long, Spoken> all) {
        if (all.isEmpty()) return;
        var sorted = new TreeMap<>(all);
        entities.createNativeQuery("""
                        update resident r set language = n.language, language_at = n.at
                        from unnest(?1, ?2, cast(cast(?3 as text[]) as timestamptz[])) n (id, language, at)
                        where r.id = n.id and r.language is distinct from n.language
                            and (r.language_at is null or r.language_at <= n.at)
                        """)
                .setParameter(1, sorted.keySet().toArray(Long[]::new))
                .setParameter(2, texts(sorted, spoken -> spoken.language().name()))
                .setParameter(3, texts(sorted, spoken -> spoken.at().toString()))
                .executeUpdate();
    }

    /** By resident. */
    public void consent(Map<Long, Consent> all) {
        if (all.isEmpty()) return;
        var sorted = new TreeMap<>(all);
        entities.createNativeQuery("""
                        update resident r set consent_wording = n.wording, consent_at = n.at
                        from unnest(?1, ?2, cast(cast(?3 as text[]) as timestamptz[])) n (id, wording, at)
                        where r.id = n.id
                        """)
                .setParameter(1, sorted.keySet().toArray(Long[]::new))
                .setParameter(2, texts(sorted, Consent::wording))
                .setParameter(3, texts(sorted, consent -> consent.at().toString()))
                .executeUpdate();
    }

    private static <T> String[] texts(SortedMap<Long, T> all, Function<T, String> text) {
        return all.values().stream().map(text).toArray(String[]::new);
    }

    public int codesTo(long handle, Instant since) {
        return number("select count(*) from resident_code where handle_id = ?1 and at > ?2", handle, since)
                .orElse(0L)
                .intValue();
    }

    public int codesBy(String login, Instant since) {
        return number("select count(*) from resident_code where by = ?1 and at > ?2", login, since)
                .orElse(0L)
                .intValue();
    }

    public void addCode(UUID id, long handle, String hash, Instant at, Instant until, String by) {
        entities.createNativeQuery(
                        "insert into resident_code (id, handle_id, hash, at, expires_at, by) values (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, id)
                .setParameter(2, handle)
                .setParameter(3, hash)
                .setParameter(4, at)
                .setParameter(5, until)
                .setParameter(6, by)
                .executeUpdate();
    }

    /** Counts an attempt where there is one left; one conditional UPDATE decides between any number at once. */
    @SuppressWarnings("unchecked")
    public Optional<Code> attempt(UUID id, int most, Instant now) {
        return ((List<Object[]>) entities.createNativeQuery("""
                        update resident_code c set attempts = attempts + 1
                        from resident_handle h
                        where c.id = ?1 and h.id = c.handle_id and c.attempts < ?2 and c.used_at is null
                          and c.expires_at > ?3
                        returning c.id, h.resident_id, c.hash
                        """)
                        .setParameter(1, id)
                        .setParameter(2, most)
                        .setParameter(3, now)
                        .getResultList())
                .stream()
                        .map(row -> new Code((UUID) row[0], ((Number) row[1]).longValue(), (String) row[2]))
                        .findFirst();
    }

    /** True for one only. */
    public boolean use(UUID code, Instant now) {
        return entities.createNativeQuery("update resident_code set used_at = ?2 where id = ?1 and used_at is null")
                        .setParameter(1, code)
                        .setParameter(2, now)
                        .executeUpdate()
                == 1;
    }

    @SuppressWarnings("unchecked")
    private Optional<Long> number(String query, Object... values) {
        var asked = entities.createNativeQuery(query);
        for (int i = 0; i < values.length; i++) asked.setParameter(i + 1, values[i]);
        return ((List<Number>) asked.getResultList()).stream().findFirst().map(Number::longValue);
    }
}
