package kz.komek.testing.planted.ticket.web;

import kz.komek.testing.planted.ticket.store.Tickets;

class TouchesTheStore {
    Tickets tickets;
}
