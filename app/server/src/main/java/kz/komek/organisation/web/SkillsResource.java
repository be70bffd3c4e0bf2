package kz.komek.organisation.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.komek.contract.Names;
import kz.komek.organisation.Skills;
import kz.komek.organisation.domain.Skill;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** What rules ask for and people have. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SkillsResource {
    private final Skills skills;
    private final SecurityIdentity identity;

    SkillsResource(Skills skills, SecurityIdentity identity) {
        this.skills = skills;
        this.identity = identity;
    }

    @Schema(name = "WorkSkill")
    record View(
            String code,
            Skill.Kind kind,
            Names names,

            @Schema(description = "false: nobody is given it any more")
            boolean active,

            int version) {
        static View of(Skill skill) {
            return new View(skill.code(), skill.kind(), skill.names(), skill.active(), skill.version());
        }
    }

    @Schema(name = "NewWorkSkill")
    record Wanted(@NotNull Skill.Kind kind, @NotNull Names names, boolean active) {}

    @GET
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(operationId = "skills", summary = "All of them by code, retired ones too; at most 200.")
    public List<View> all() {
        return skills.all().stream().map(View::of).toList();
    }

    @PUT
    @Path("/{code}")
    @PermissionsAllowed(Permission.KEEP_ROUTING)
    @Operation(operationId = "keepSkill", summary = "Makes, renames or retires one. The same again changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = View.class)))
    @APIResponse(responseCode = "409", description = "SKILL_IN_USE: rules that are in force ask for it")
    @APIResponse(responseCode = "412", description = "STALE, NOT_THERE")
    @APIResponse(responseCode = "422", description = "CODE_WRONG, TEXT_MISSING, TEXT_WRONG, TOO_MANY_SKILLS")
    @APIResponse(responseCode = "428", description = "IF_MATCH_MISSING")
    public Response keep(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Valid @NotNull Wanted body) {
        Skill kept = skills.put(
                new Skill(code, body.kind(), body.names(), body.active(), Expected.version(ifMatch, ifNoneMatch)),
                identity.getPrincipal().getName());
        return Response.ok(View.of(kept))
                .header("ETag", Expected.tag(kept.version()))
                .build();
    }
}
