package kz.komek.testing.planted.ticket.store;

import kz.komek.testing.planted.ticket.TicketDesk;

class KnowsTheUseCases {
    TicketDesk desk;
}
