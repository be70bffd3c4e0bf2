package kz.komek.testing.planted.intake;

import kz.komek.testing.planted.ticket.store.Tickets;

public class Intake {
    static class TouchesAForeignStore {
        Tickets tickets;
    }
}
