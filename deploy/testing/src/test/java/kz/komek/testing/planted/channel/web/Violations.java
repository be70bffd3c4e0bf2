package kz.komek.testing.planted.channel.web;

import java.sql.Connection;
import kz.komek.testing.planted.channel.email.Mailbox;
import kz.komek.testing.planted.ticket.TicketDesk;

class Violations {
    static class KnowsAnotherAdapter {
        Mailbox mailbox;
    }

    static class KnowsTheCore {
        TicketDesk desk;
    }

    static class TouchesTheDatabase {
        Connection connection;
    }
}
