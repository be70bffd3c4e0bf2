package kz.komek.testing.planted.ticket;

import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.function.Supplier;
import kz.komek.testing.planted.channel.Kit;
import kz.komek.testing.planted.intake.Intake;
import kz.komek.testing.planted.sla.Deadlines;
import kz.komek.testing.planted.ticket.web.TicketResource;

/** What the house forbids, once each, so that every rule can be seen red. */
class Violations {
    static class ReadsTheClock {
        Instant time = Instant.now();
    }

    static class ReadsTheClockByReference {
        Supplier<Instant> time = Instant::now;
    }

    static class InjectsAField {
        @Inject
        String field;
    }

    static class TicketManager {}

    interface Lonely {}

    static class TheOnlyOne implements Lonely {}

    static class ThrowsAnything {
        void fail() {
            throw new RuntimeException("anything");
        }
    }

    static class CallsAboveItself {
        Intake intake;
    }

    static class HalfOfACycle {
        Deadlines deadlines;
    }

    static class KnowsWeb {
        TicketResource resource;
    }

    static class KnowsAChannel {
        Kit kit;
    }

    @Path("/tickets")
    static class ResourceOutsideOfWeb {}
}
