package kz.komek.intake;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import kz.komek.contract.ContactReceived;
import kz.komek.dialogue.Dialogue;
import kz.komek.intake.store.ContactLog;

/** Takes contacts once and only once, in effect: a batch is one transaction, and a contact seen before changes nothing. */
@ApplicationScoped
public class Intake {
    private final ContactLog log;
    private final Filing filing;
    private final Dialogue dialogue;
    private final Event<ContactsTaken> taken;
    private final MeterRegistry metrics;

    Intake(ContactLog log, Filing filing, Dialogue dialogue, Event<ContactsTaken> taken, MeterRegistry metrics) {
        this.taken = taken;
        this.log = log;
        this.filing = filing;
        this.dialogue = dialogue;
        this.metrics = metrics;
    }

    @Transactional
    public void take(List<ContactReceived> batch) {
        var fresh = unseen(batch);
        if (fresh.isEmpty()) return;
        filing.file(fresh.stream().filter(contact -> !isTalk(contact)).toList());
        dialogue.take(fresh.stream().filter(Intake::isTalk).toList()).forEach(log::keepUnfiled);
        taken.fire(new ContactsTaken(fresh));
        for (ContactReceived contact : fresh) {
            metrics.counter(
                            "komek.contacts",
                            "channel",
                            contact.channel().name(),
                            "nature",
                            contact.nature().name())
                    .increment();
        }
    }

    /** Somebody with whom the script can speak. */
    private static boolean isTalk(ContactReceived contact) {
        return contact.channel().isChat() && contact.handle() != null && contact.chat() != null;
    }

    private List<ContactReceived> unseen(List<ContactReceived> batch) {
        var distinct = new LinkedHashMap<java.util.UUID, ContactReceived>();
        for (ContactReceived contact : batch) distinct.putIfAbsent(contact.contactId(), contact);
        var claimed = new HashSet<>(log.claim(distinct.values()));
        var fresh = new ArrayList<>(distinct.values());
        fresh.removeIf(contact -> !claimed.contains(contact.contactId()));
        return fresh;
    }
}
