package kz.komek.sla.web;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.komek.calendar.domain.ClockUnit;
import kz.komek.calendar.domain.Receipt;
import kz.komek.calendar.domain.Target;
import kz.komek.catalogue.domain.Priority;
import kz.komek.contract.Channel;
import kz.komek.organisation.Staff;
import kz.komek.platform.api.Expected;
import kz.komek.platform.identity.Permission;
import kz.komek.sla.Policies;
import kz.komek.sla.domain.ClockKind;
import kz.komek.sla.domain.Policy;
import kz.komek.sla.domain.Refusal;
import kz.komek.sla.domain.Refused;
import kz.komek.sla.domain.RuleFault;
import kz.komek.sla.domain.TargetRule;
import kz.komek.ticket.domain.TicketType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** How long there is for what. */
@Path("/api/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class TargetsResource {
    private static final int MOST_CHANGES = 200;

    private final Policies policies;
    private final Staff staff;
    private final SecurityIdentity identity;

    TargetsResource(Policies policies, Staff staff, SecurityIdentity identity) {
        this.policies = policies;
        this.staff = staff;
        this.identity = identity;
    }

    @Schema(name = "Targets")
    record TargetsView(int version, List<RuleView> rules) {
        static TargetsView of(Policy policy) {
            return new TargetsView(
                    policy.version(), policy.rules().stream().map(RuleView::of).toList());
        }
    }

    /** Of the rules of a kind, the first that fits. A condition that is empty fits everything. */
    @Schema(name = "TargetRule")
    record RuleView(
            @NotNull @Size(max = 40) String code,
            @NotNull ClockKind kind,
            @NotNull Set<@NotNull TicketType> types,
            @NotNull Set<@NotNull String> issues,
            @NotNull Set<@NotNull String> spheres,
            @NotNull Set<@NotNull Priority> priorities,
            @NotNull Set<@NotNull Channel> channels,
            @NotNull Set<@NotNull String> organisations,

            @Schema(description = "null: urgent or not") @Nullable Boolean urgent,

            int amount,
            @NotNull ClockUnit unit,

            @Schema(description = "null: that of the organisation, else of the centre, which never closes") @Nullable String calendar,

            @NotNull Receipt receipt,

            @Schema(description = "Law or decision, with its version; null: our own") @Size(max = 200) @Nullable String basis) {
        static RuleView of(TargetRule rule) {
            return new RuleView(
                    rule.code(),
                    rule.kind(),
                    rule.types(),
                    rule.issues(),
                    rule.spheres(),
                    rule.priorities(),
                    rule.channels(),
                    rule.organisations(),
                    rule.urgent(),
                    rule.target().amount(),
                    rule.target().unit(),
                    rule.calendar(),
                    rule.receipt(),
                    rule.basis());
        }

        TargetRule rule() {
            return new TargetRule(
                    code,
                    kind,
                    types,
                    issues,
                    spheres,
                    priorities,
                    channels,
                    organisations,
                    urgent,
                    new Target(amount, unit),
                    calendar,
                    receipt,
                    basis);
        }
    }

    @Schema(name = "TargetsWriting")
    record Writing(@NotNull @Size(max = 500) List<@Valid @NotNull RuleView> rules) {}

    @Schema(name = "TargetsChanges")
    record Changes(List<Changed> items) {}

    /** @param by the name */
    @Schema(name = "TargetsChange")
    record Changed(int version, Instant at, String by) {}

    @GET
    @PermissionsAllowed(Permission.LOOK_UP)
    @Operation(
            operationId = "targets",
            summary = "How long there is for what. What is promised already stays as it is.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TargetsView.class)))
    public Response targets() {
        return tagged(policies.newest());
    }

    @GET
    @Path("/changes")
    @PermissionsAllowed(Permission.READ_CHANGES)
    @Operation(operationId = "targetsChanges", summary = "Who changed them when, the newest first; at most 200.")
    public Changes changes() {
        return new Changes(policies.changes(MOST_CHANGES).stream()
                .map(change -> new Changed(change.version(), change.at(), staff.name(change.by())))
                .toList());
    }

    @PUT
    @PermissionsAllowed(Permission.KEEP_CATALOGUE)
    @Operation(operationId = "changeTargets", summary = "Changes them, for what is promised from now on.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TargetsView.class)))
    @APIResponse(responseCode = "412", description = "STALE")
    @APIResponse(responseCode = "422", description = "TARGETS_WRONG, with every fault")
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull Writing body) {
        requireTargets(body.rules());
        var rules = body.rules().stream().map(RuleView::rule).toList();
        return tagged(policies.change(rules, Expected.version(ifMatch, null), login()));
    }

    /** Before rules are made of them: a rule without time cannot be. */
    private static void requireTargets(List<RuleView> rules) {
        var faults = new ArrayList<RuleFault>();
        for (int i = 0; i < rules.size(); i++) {
            String field = "rules[" + i + "].amount";
            Target.refusal(rules.get(i).amount(), rules.get(i).unit())
                    .ifPresent(wrong -> faults.add(new RuleFault(field, RuleFault.Why.TARGET_WRONG, wrong.words())));
        }
        if (!faults.isEmpty()) throw new Refused(new Refusal.RulesWrong(faults));
    }

    private static Response tagged(Policy policy) {
        return Response.ok(TargetsView.of(policy))
                .header(HttpHeaders.ETAG, Expected.tag(policy.version()))
                .build();
    }

    private String login() {
        return identity.getPrincipal().getName();
    }
}
