package kz.komek.resident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.komek.contract.ContactReceived.Consent;
import kz.komek.contract.Handle;
import kz.komek.contract.Language;
import kz.komek.resident.Residents.Known;
import kz.komek.resident.Residents.News;
import kz.komek.resident.domain.ResidentHandle;
import org.jspecify.annotations.Nullable;

/** The people of a batch: who is known is read at once, what is new of them is written down at once, at the end. */
public final class Meeting {
    private final Residents residents;
    private final Map<ResidentHandle.Key, Known> people;
    private final List<News> news = new ArrayList<>();

    Meeting(Residents residents, Collection<Handle> handles) {
        this.residents = residents;
        this.people = new HashMap<>(
                residents.known(handles.stream().map(residents::key).collect(Collectors.toSet())));
    }

    /** Ids of all rows of all of them who were known before. */
    public Set<Long> all() {
        return people.values().stream().flatMap(known -> known.same().stream()).collect(Collectors.toSet());
    }

    /** Somebody says something; from now on they are known. */
    public Known hear(Handle handle, @Nullable Language language, @Nullable Consent consent, Instant at) {
        var key = residents.key(handle);
        Known known = people.get(key);
        Known now = known == null
                ? residents.remember(handle, language, consent, at)
                : hearAgain(known, language, consent, at);
        people.put(key, now);
        return now;
    }

    private Known hearAgain(Known known, @Nullable Language language, @Nullable Consent consent, Instant at) {
        return residents
                .news(known, language, consent, at)
                .map(heard -> {
                    news.add(heard);
                    return known.after(heard);
                })
                .orElse(known);
    }

    /** {@code null}: nobody known, before or in this batch. */
    public @Nullable Known known(Handle handle) {
        return people.get(residents.key(handle));
    }

    /**
     * Their channel says that another handle is theirs too. One that nobody has is theirs from now on; one that somebody
     * has stays where it is: nothing is ever merged by itself.
     *
     * @return who has it already; {@code null}: they do
     */
    public @Nullable Known tie(Known who, Handle other, Instant at) {
        var key = residents.key(other);
        Known holder = people.get(key);
        if (holder == null) {
            residents.add(who.id(), other, at);
            people.put(key, who);
            return null;
        }
        return who.same().contains(holder.id()) ? null : holder;
    }

    public void end() {
        residents.learn(news);
    }
}
