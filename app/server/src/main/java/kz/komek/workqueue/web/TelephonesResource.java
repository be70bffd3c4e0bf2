package kz.komek.workqueue.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import kz.komek.workqueue.Shift;
import kz.komek.workqueue.domain.Activity;

/** What the telephone knows of people: they are in a call, or were until just now. */
@Path("/internal/v1/presence")
@PermitAll // the internal token guards it
@RunOnVirtualThread
class TelephonesResource {
    private final Shift shift;

    TelephonesResource(Shift shift) {
        this.shift = shift;
    }

    record Telephone(@NotNull Activity state) {}

    record Now(Activity state) {}

    @PUT
    @Path("/{login}")
    public Now telephones(@PathParam("login") String login, @Valid @NotNull Telephone body) {
        return new Now(shift.telephones(login, body.state()).state());
    }
}
