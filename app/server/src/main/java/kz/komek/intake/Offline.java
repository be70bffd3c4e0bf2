package kz.komek.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kz.komek.contract.AttachmentRef;
import kz.komek.contract.Channel;
import kz.komek.contract.ContactIds;
import kz.komek.contract.ContactReceived;
import kz.komek.contract.ContactReceived.Consent;
import kz.komek.contract.ContactReceived.Nature;
import kz.komek.intake.TakenDown.Fault;
import kz.komek.intake.TakenDown.Matter;
import kz.komek.intake.store.ContactLog;
import kz.komek.ticket.Reception;
import kz.komek.ticket.SentFiles;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Files what somebody of ours took down. Several matters of one visit or letter are tickets of their own, with one person. */
@ApplicationScoped
public class Offline {
    private static final String ACCOUNT = "console";
    /** What staff read out or have signed; a changed wording gets the next number. */
    private static final String WORDING = "staff-1";

    private final ContactLog log;
    private final Filing filing;
    private final Reception reception;
    private final SentFiles files;
    private final CallsInHand calls;
    private final Event<TookDown> tookDown;
    private final InstantSource time;
    private final String phoneRegion;

    Offline(
            ContactLog log,
            Filing filing,
            Reception reception,
            SentFiles files,
            CallsInHand calls,
            Event<TookDown> tookDown,
            InstantSource time,
            @ConfigProperty(name = "komek.phone.region") String phoneRegion) {
        this.log = log;
        this.filing = filing;
        this.reception = reception;
        this.files = files;
        this.calls = calls;
        this.tookDown = tookDown;
        this.time = time;
        this.phoneRegion = phoneRegion;
    }

    public List<Fault> faults(TakenDown taken, String by) {
        var faults = taken.faults(phoneRegion);
        if (taken.call() != null && calls.of(taken.call(), by).isEmpty()) {
            faults.add(new Fault("call", "CALL_NOT_THEIRS"));
        }
        return faults;
    }

    /**
     * @param said without faults; the number of whoever calls need not be said
     * @return the numbers of its tickets, in the order of its matters; a second time the same ones
     */
    @Transactional
    public List<String> file(TakenDown said, String by) {
        Instant now = time.instant();
        TakenDown taken = said.call() == null
                ? said
                : said.from(calls.of(said.call(), by)
                        .map(CallsInHand.Calling::number)
                        .orElse(null));
        var contacts = IntStream.range(0, taken.matters().size())
                .mapToObj(i -> contact(taken, i, now))
                .toList();
        // One transaction claims all of a form or none.
        boolean seen = log.claim(contacts).isEmpty();
        if (!seen) {
            var attached = files.take(taken.files(), by);
            for (ContactReceived contact : contacts) filing.takeDown(with(contact, attached), by, now);
        }
        var numbers = new ArrayList<String>();
        for (ContactReceived contact : contacts) {
            reception.numberByMessage(contact.contactId()).ifPresent(numbers::add);
        }
        if (!seen && taken.call() != null) tookDown.fire(new TookDown(taken.call(), numbers, by));
        return numbers;
    }

    private ContactReceived contact(TakenDown taken, int index, Instant now) {
        Matter matter = taken.matters().get(index);
        var handles = taken.handles(phoneRegion);
        return new ContactReceived(
                // Without its source: corrected there and sent again it is the same form.
                ContactIds.of(Channel.VISIT, ACCOUNT, taken.id().toString(), String.valueOf(index)),
                taken.source(),
                ACCOUNT,
                now,
                handles.isEmpty() ? null : handles.getFirst(),
                taken.language(),
                null,
                null,
                taken.signed(matter, phoneRegion),
                matter.place(),
                List.of(),
                null,
                consent(taken, now),
                false,
                null,
                Nature.MESSAGE,
                handles.stream().skip(1).toList());
    }

    private static @Nullable Consent consent(TakenDown taken, Instant now) {
        return taken.consented() ? new Consent(WORDING, now) : null;
    }

    private static ContactReceived with(ContactReceived contact, List<AttachmentRef> attached) {
        return new ContactReceived(
                contact.contactId(),
                contact.channel(),
                contact.account(),
                contact.receivedAt(),
                contact.handle(),
                contact.language(),
                contact.number(),
                contact.subject(),
                contact.text(),
                contact.place(),
                attached,
                contact.thread(),
                contact.consent(),
                contact.anonymous(),
                contact.original(),
                contact.nature(),
                contact.also());
    }
}
