package kz.komek.testing.planted.ticket.store;

public class Tickets {}
