package kz.komek.outage;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import kz.komek.contract.Channel;
import kz.komek.correspondence.Acknowledging;
import kz.komek.ticket.TicketChanged;
import kz.komek.ticket.domain.EventKind;
import kz.komek.ticket.domain.Ticket;

/** Who writes from a place with works hears of them at once, and hears again when they change. */
@Singleton
class Mentions {
    private final PlannedWorks works;
    private final Watching watching;
    private final WorkLetters letters;
    private final InstantSource time;

    Mentions(PlannedWorks works, Watching watching, WorkLetters letters, InstantSource time) {
        this.works = works;
        this.watching = watching;
        this.letters = letters;
        this.time = time;
    }

    /** Where only the district is known, works on one of its streets are not the answer, and are not found either. */
    void on(@Observes Acknowledging acknowledging) {
        Instant now = time.instant();
        works.at(acknowledging.ticket(), now).stream()
                .filter(PlannedWorks.Here::sure)
                .forEach(here -> {
                    acknowledging.mention(letters.mention(here.work(), acknowledging.language(), now));
                    watching.attach(acknowledging.ticket(), here.work());
                });
    }

    /** Who called was told by whoever took the call, and is acknowledged nothing: they too hear when it changes. */
    void on(@Observes TicketChanged changed) {
        Ticket ticket = changed.ticket();
        boolean called = ticket.channel() == Channel.PHONE || ticket.channel() == Channel.SMS;
        if (changed.entry().kind() != EventKind.RECEIVED || !called || ticket.residentId() == null) return;
        works.at(ticket, time.instant()).stream()
                .filter(PlannedWorks.Here::sure)
                .forEach(here -> watching.attach(ticket, here.work()));
    }
}
