package kz.komek.call.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.komek.call.Callers;
import kz.komek.call.Seats;
import kz.komek.contract.Conversation.SeatWanted;
import kz.komek.contract.Json;

/** What a live call asks. Numbers come in the body: none is in a URL. */
@Path("/internal/v1/calls")
@PermitAll // the internal token guards it
@RunOnVirtualThread
class CallsForGateways {
    private final Callers callers;
    private final Seats seats;

    CallsForGateways(Callers callers, Seats seats) {
        this.callers = callers;
        this.seats = seats;
    }

    record Phone(@NotNull String phone) {}

    @POST
    @Path("/callers")
    public Response caller(@Valid @NotNull Phone body) {
        return callers.of(body.phone())
                .map(caller -> Response.ok(Json.write(caller), MediaType.APPLICATION_JSON_TYPE)
                        .build())
                .orElseGet(() -> Response.status(404).build());
    }

    /** The sealed answer is written by the contract's own mapper, with its kind. */
    @POST
    @Path("/seats")
    public Response seat(@NotNull SeatWanted wanted) {
        return Response.ok(Json.write(seats.seat(wanted)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
