package kz.komek.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.komek.call.store.BlockTable;
import kz.komek.contract.Conversation.Announcement;
import kz.komek.contract.Conversation.Caller;
import kz.komek.contract.Handle;
import kz.komek.contract.Place;
import kz.komek.contract.PublicWork;
import kz.komek.outage.MassOutages;
import kz.komek.outage.PublicWorks;
import kz.komek.resident.Residents;
import kz.komek.resident.Residents.Known;
import kz.komek.ticket.TheirTickets;
import org.jspecify.annotations.Nullable;

/** Who calls, before anybody has picked up. */
@ApplicationScoped
@Transactional
public class Callers {
    /** Who calls wants to say something; more is not listened to. */
    private static final int MOST_ANNOUNCED = 2;

    private final Residents residents;
    private final TheirTickets tickets;
    private final BlockTable blocks;
    private final MassOutages outages;
    private final PublicWorks works;
    private final PhoneNumbers phones;
    private final InstantSource time;

    Callers(
            Residents residents,
            TheirTickets tickets,
            BlockTable blocks,
            MassOutages outages,
            PublicWorks works,
            PhoneNumbers phones,
            InstantSource time) {
        this.residents = residents;
        this.tickets = tickets;
        this.blocks = blocks;
        this.outages = outages;
        this.works = works;
        this.phones = phones;
        this.time = time;
    }

    /** Empty: nobody we know, nobody who is blocked, and there is nothing to tell. */
    public Optional<Caller> of(String phone) {
        boolean blocked = blocks.isBlocked(phones.fingerprint(phone), time.instant());
        Known known = known(phone).orElse(null);
        if (known == null) {
            var news = announced(null);
            return blocked || !news.isEmpty() ? Optional.of(new Caller(null, blocked, 0, news)) : Optional.empty();
        }
        var theirs = tickets.of(known.same());
        return Optional.of(new Caller(known.language(), blocked, theirs.open(), announced(theirs.place())));
    }

    Optional<Known> known(String phone) {
        var key = residents.key(new Handle(Handle.Kind.PHONE, phone, null));
        return Optional.ofNullable(residents.known(Set.of(key)).get(key));
    }

    int open(String phone) {
        return known(phone).map(known -> tickets.of(known.same()).open()).orElse(0);
    }

    /** @param place {@code null}: nobody knows where they live */
    private List<Announcement> announced(@Nullable Place place) {
        var news = new ArrayList<Announcement>();
        for (MassOutages.Told outage : outages.told(place))
            news.add(new Announcement(null, outage.greeting(), null, outage.theirs() ? null : outage.place()));
        if (place != null) {
            works.at(place, null).stream()
                    .filter(PublicWork::sure)
                    .map(work -> new Announcement(work.resource(), work.text(), work.to()))
                    .forEach(news::add);
        }
        // What is theirs before what may be.
        news.sort(Comparator.comparing(each -> each.place() != null));
        return news.stream().limit(MOST_ANNOUNCED).toList();
    }
}
