package kz.komek.ticket.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import kz.komek.contract.PublicTicket;
import kz.komek.ticket.TicketViews;

/** What gateways show to residents. The gateway has checked the link's key when it says so. */
@Path("/internal/v1/tickets")
@PermitAll // the internal token guards it
@RunOnVirtualThread
class TrackingResource {
    private final TicketViews views;

    TrackingResource(TicketViews views) {
        this.views = views;
    }

    @GET
    @Path("/{number}")
    public PublicTicket track(@PathParam("number") String number, @QueryParam("withKey") boolean withKey) {
        return views.tracked(number, withKey)
                .map(tracked -> PublicViews.of(tracked, withKey))
                .orElseThrow(NotFoundException::new);
    }
}
