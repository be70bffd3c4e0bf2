package kz.komek.resident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactReceived.Consent;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.platform.sealing.Seal;
import kz.komek.resident.domain.Resident;
import kz.komek.resident.domain.ResidentHandle;
import kz.komek.resident.store.PersonTable;
import kz.komek.resident.store.ResidentRepository;
import org.jspecify.annotations.Nullable;

/** Finds people by where they wrote from, and remembers new ones. Called inside the transaction of the contact. */
@Singleton
public class Residents {
    private final ResidentRepository residents;
    private final PersonTable people;
    private final Seal seal;

    Residents(ResidentRepository residents, PersonTable people, Seal seal) {
        this.residents = residents;
        this.people = people;
        this.seal = seal;
    }

    /** A handle as staff may see it. */
    public record Masked(Handle.Kind kind, String masked) {}

    /**
     * Who stands behind a handle.
     *
     * @param id of the row the handle came with: what comes by it is filed there, so that a merge can be undone
     * @param same ids of all rows of the person, that one included
     * @param language what they spoke last
     * @param consent the wording they agreed to
     */
    public record Known(
            long id,
            Set<Long> same,
            @Nullable Language language,
            @Nullable String consent) {
        public Known after(News news) {
            return new Known(
                    id,
                    same,
                    news.language() == null ? language : news.language(),
                    news.consent() == null ? consent : news.consent().wording());
        }
    }

    /**
     * What is new of somebody known.
     *
     * @param language that they speak now; {@code null}: as before
     * @param consent that they gave now; {@code null}: as before
     */
    public record News(
            long resident,
            @Nullable Language language,
            @Nullable Consent consent,
            Instant at) {
        boolean isNone() {
            return language == null && consent == null;
        }
    }

    /** One statement, however many. */
    public Meeting meet(Collection<Handle> handles) {
        return new Meeting(this, handles);
    }

    /** Who of these is known. One statement, however many, whatever was merged. */
    public Map<ResidentHandle.Key, Known> known(Collection<ResidentHandle.Key> keys) {
        // A fingerprint includes the kind, so that one list of values serves.
        var rows =
                people.behind(keys.stream().map(ResidentHandle.Key::fingerprint).collect(Collectors.toSet()));
        var known = new HashMap<ResidentHandle.Key, Known>();
        rows.stream()
                .collect(Collectors.groupingBy(row -> new ResidentHandle.Key(row.kind(), row.fingerprint())))
                .forEach((key, members) -> known.put(key, known(members)));
        return known;
    }

    private static Known known(List<PersonTable.Member> members) {
        var language = members.stream()
                .filter(member -> member.language() != null)
                .max(Comparator.comparing(member -> member.languageAt() == null ? Instant.MIN : member.languageAt()))
                .map(PersonTable.Member::language)
                .orElse(null);
        var same = members.stream().map(PersonTable.Member::member).collect(Collectors.toSet());
        return new Known(
                members.getFirst().residentId(),
                same,
                language,
                members.getFirst().consent());
    }

    /** Empty, as mostly, when nothing is. */
    public Optional<News> news(Known who, @Nullable Language language, @Nullable Consent consent, Instant at) {
        var news = new News(
                who.id(),
                language == who.language() ? null : language,
                consent == null || consent.wording().equals(who.consent()) ? null : consent,
                at);
        return news.isNone() ? Optional.empty() : Optional.of(news);
    }

    /** Writes it down: two statements for a whole batch. @param all in the order in which it was heard */
    public void learn(List<News> all) {
        var spoken = new HashMap<Long, PersonTable.Spoken>();
        var consents = new HashMap<Long, Consent>();
        for (News news : all) {
            if (news.language() != null) {
                spoken.merge(
                        news.resident(),
                        new PersonTable.Spoken(news.language(), news.at()),
                        (one, other) -> other.at().isBefore(one.at()) ? one : other);
            }
            if (news.consent() != null) consents.put(news.resident(), news.consent());
        }
        people.speak(spoken);
        people.consent(consents);
    }

    /** As somebody of ours has found out. */
    public void speaks(long resident, Language language, Instant at) {
        people.speaks(resident, language, at);
    }

    /** All rows of the person of whom this is one. */
    public Set<Long> same(long resident) {
        return people.person(resident)
                .map(person -> Set.copyOf(people.members(person)))
                .orElse(Set.of(resident));
    }

    public ResidentHandle.Key key(Handle handle) {
        return new ResidentHandle.Key(
                handle.kind(), seal.fingerprint(handle.kind().name(), handle.value()));
    }

    public Known remember(Handle handle, @Nullable Language language, @Nullable Consent consent, Instant at) {
        var resident = new Resident(handle.displayName(), language, at);
        if (consent != null) resident.consented(new Resident.Consent(consent.wording(), consent.at()));
        residents.persist(resident);
        add(resident.id(), handle, at);
        return new Known(resident.id(), Set.of(resident.id()), language, consent == null ? null : consent.wording());
    }

    void add(long residentId, Handle handle, Instant at) {
        residents.add(new ResidentHandle(key(handle), ending(handle), seal.seal(handle.value()), residentId, at));
    }

    public Optional<Resident> find(long id) {
        return residents.findByIdOptional(id);
    }

    public List<Masked> masked(List<Long> of) {
        return of.stream()
                .flatMap(id -> residents.handlesOf(id).stream())
                .map(handle ->
                        new Masked(handle.key().kind(), Masks.mask(handle.key().kind(), seal.open(handle.sealed()))))
                .toList();
    }

    /** As staff may see the handle of somebody who is in no ticket. */
    public static Masked masked(Handle handle) {
        return new Masked(handle.kind(), Masks.mask(handle.kind(), handle.value()));
    }

    /** The address of the first of them who has one, and of several the last they gave; as it is: for sending only. */
    public Optional<Handle> reachable(List<Long> of, Handle.Kind kind) {
        return of.stream()
                .map(id -> handles(id, List.of(kind)))
                .filter(handles -> !handles.isEmpty())
                .findFirst()
                .map(List::getLast);
    }

    /** Those of one row, as they are, the first one first: for sending only. */
    public List<Handle> handles(long resident, Collection<Handle.Kind> kinds) {
        return residents.handlesOf(resident).stream()
                .filter(handle -> kinds.contains(handle.key().kind()))
                .map(handle -> new Handle(handle.key().kind(), seal.open(handle.sealed()), null))
                .toList();
    }

    /** What a channel knows people by. */
    public static List<Handle.Kind> kindsOn(Channel channel) {
        return switch (channel) {
            case TELEGRAM -> List.of(Handle.Kind.TELEGRAM);
            case WHATSAPP -> List.of(Handle.Kind.WHATSAPP, Handle.Kind.PHONE);
            case INSTAGRAM -> List.of(Handle.Kind.INSTAGRAM);
            case FACEBOOK -> List.of(Handle.Kind.FACEBOOK);
            case PHONE, SMS -> List.of(Handle.Kind.PHONE);
            case WEB, EMAIL, PARTNER, VISIT, LETTER, FIELD_ROUND, CAMERA, OLDER_REGISTER -> List.of(Handle.Kind.EMAIL);
        };
    }

    private @Nullable String ending(Handle handle) {
        return switch (handle.kind()) {
            case PHONE ->
                seal.fingerprint(
                        "ending",
                        handle.value().substring(Math.max(0, handle.value().length() - 4)));
            case EMAIL, TELEGRAM, WHATSAPP, INSTAGRAM, FACEBOOK -> null;
        };
    }
}
