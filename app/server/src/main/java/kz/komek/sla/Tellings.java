package kz.komek.sla;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import kz.komek.calendar.domain.Target;
import kz.komek.sla.domain.Clock;
import kz.komek.sla.domain.Stage;
import kz.komek.ticket.domain.Ticket;

/** Who is told of what a clock woke for. */
@Singleton
class Tellings {
    record Telling(Ticket ticket, Clock clock, Stage stage, Instant at) {}

    List<Target> steps(Ticket ticket) {
        return List.of();
    }

    Telling warned(Ticket ticket, Clock clock, Clock.Moment moment) {
        return new Telling(ticket, clock, moment.stage(), moment.at());
    }

    Telling late(Ticket ticket, Clock clock, Clock.Moment moment) {
        return new Telling(ticket, clock, moment.stage(), moment.at());
    }

    Telling above(Ticket ticket, Clock clock, Stage.Above step, Clock.Moment moment) {
        return new Telling(ticket, clock, step, moment.at());
    }

    void tell(List<Telling> told, Instant now) {}
}
