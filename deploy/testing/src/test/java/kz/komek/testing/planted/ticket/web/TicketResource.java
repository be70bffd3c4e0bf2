package kz.komek.testing.planted.ticket.web;

import jakarta.ws.rs.Path;

@Path("/tickets")
public class TicketResource {}
