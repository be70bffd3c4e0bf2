package kz.komek.ticket.web;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import kz.komek.platform.identity.Permission;
import kz.komek.ticket.AddressDesk;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What the address register does not know. */
@Path("/api/v1/unknown-addresses")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class UnknownAddressesResource {
    private final AddressDesk desk;

    UnknownAddressesResource(AddressDesk desk) {
        this.desk = desk;
    }

    @Schema(name = "UnknownAddress")
    record Unknown(
            @Schema(description = "In one spelling", examples = "абай 14")
            String key,

            @Nullable String district,

            @Schema(description = "As the last who gave it wrote it", examples = "Абай көшесі 14")
            String text,

            @Schema(description = "Among the newest 5000 tickets with such an address")
            long tickets,

            Instant last) {
        static Unknown of(AddressDesk.UnknownAddressSeen address) {
            return new Unknown(address.key(), address.district(), address.text(), address.tickets(), address.last());
        }
    }

    @GET
    @PermissionsAllowed(Permission.KEEP_TERRITORY)
    @Operation(
            operationId = "unknownAddresses",
            summary = "What residents call places that the register does not know, the most frequent first.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Unknown.class)))
    public List<Unknown> unknown(@QueryParam("limit") @DefaultValue("100") int limit) {
        return desk.unknown(Math.clamp(limit, 1, 500)).stream().map(Unknown::of).toList();
    }
}
