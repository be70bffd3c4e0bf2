package kz.komek.testing.planted.ticket;

public class TicketDesk {}
