package kz.komek.testing.planted.platform;

import kz.komek.testing.planted.ticket.TicketDesk;

class KnowsAFeature {
    TicketDesk desk;
}
