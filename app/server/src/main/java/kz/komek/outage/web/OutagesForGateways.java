package kz.komek.outage.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import kz.komek.contract.Place;
import kz.komek.contract.PublicOutage;
import kz.komek.contract.PublicWork;
import kz.komek.contract.WorkAnswer;
import kz.komek.outage.MassOutages;
import kz.komek.outage.PublicWorks;
import kz.komek.outage.Watching;
import org.jspecify.annotations.Nullable;

/** What gateways ask before a resident makes a ticket of it. */
@Path("/internal/v1")
@PermitAll // the internal token guards it
@RunOnVirtualThread
class OutagesForGateways {
    private final PublicWorks works;
    private final Watching watching;
    private final MassOutages outages;

    OutagesForGateways(PublicWorks works, Watching watching, MassOutages outages) {
        this.outages = outages;
        this.works = works;
        this.watching = watching;
    }

    @GET
    @Path("/planned-works")
    public List<PublicWork> works(
            @QueryParam("district") @Nullable String district, @QueryParam("street") @Nullable String street) {
        String within = district == null || district.isBlank() ? null : district;
        return street == null || street.isBlank() ? works.list(within) : works.ahead(street, within);
    }

    @GET
    @Path("/outages")
    public List<PublicOutage> outages() {
        return outages.greetings();
    }

    /** A POST so that no address is in a URL. */
    @POST
    @Path("/planned-works/matches")
    public List<PublicWork> at(Place place) {
        return works.at(place, null);
    }

    @PUT
    @Path("/planned-works/{work}/answers/{id}")
    public void answered(@PathParam("work") UUID work, @PathParam("id") UUID id, WorkAnswer answer) {
        watching.answered(work, id, answer);
    }
}
