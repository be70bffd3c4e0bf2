package kz.komek.testing.planted.sla;

import kz.komek.testing.planted.ticket.TicketDesk;

public class Deadlines {
    TicketDesk desk;
}
