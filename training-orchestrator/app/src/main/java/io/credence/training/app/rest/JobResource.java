package io.credence.training.app.rest;

import io.credence.platform.api.MachineClient;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.request.RequestValues;
import io.credence.platform.service.security.ClientClaim;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.RunLeases;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a Job says of its attempt. Only the tenant's trainer, whose credentials Jobs have, comes
/// here.
@Path("/api/v1/training-runs/{id}/attempts/{attempt}")
@Tag(name = "Jobs", description = "What a Job says of its attempt, by its trainer's token.")
@RolesAllowed(Role.Claim.SERVICE)
@RunOnVirtualThread
public class JobResource {

    private final RunLeases leases;
    private final TenantContext caller;
    private final SecurityIdentity identity;

    JobResource(RunLeases leases, TenantContext caller, SecurityIdentity identity) {
        this.leases = leases;
        this.caller = caller;
        this.identity = identity;
    }

    @POST
    @Path("/lease")
    @Operation(
            operationId = "leaseAttempt",
            summary = "Take the right to speak for an attempt",
            description = "The same holder gets the same fencing token again.")
    @APIResponse(responseCode = "200", description = "The right to speak, with its token.")
    @APIResponse(
            responseCode = "403",
            description = "PERMISSION_DENIED: the token is not that of a pod of the attempt.")
    @APIResponse(responseCode = "409", description = "LEASE_LOST: another holder has it.")
    public LeaseResponse lease(
            @PathParam("id") String id, @PathParam("attempt") int attempt, LeaseRequest request) {
        RunLeases.Grant grant =
                leases.lease(key(id, attempt), request.validHolder(), request.token());
        return new LeaseResponse(grant.fencingToken(), grant.duration().toSeconds());
    }

    @POST
    @Path("/heartbeat")
    @Operation(
            operationId = "heartbeatAttempt",
            summary = "Keep the lease, report progress, hear of a cancel")
    @APIResponse(responseCode = "200", description = "Whether the Job shall leave.")
    @APIResponse(responseCode = "409", description = "LEASE_LOST: another holder has it.")
    public HeartbeatResponse heartbeat(
            @PathParam("id") String id,
            @PathParam("attempt") int attempt,
            HeartbeatRequest request) {
        return new HeartbeatResponse(
                leases.heartbeat(
                        key(id, attempt), request.fencingToken(), request.validProgress()));
    }

    @POST
    @Path("/outcome")
    @Operation(
            operationId = "reportOutcome",
            summary = "Report how an attempt ended",
            description = "Repeating the same outcome is fine.")
    @APIResponse(responseCode = "204", description = "Noted.")
    @APIResponse(responseCode = "409", description = "LEASE_LOST: another holder has it.")
    public void outcome(
            @PathParam("id") String id, @PathParam("attempt") int attempt, OutcomeRequest request) {
        leases.outcome(key(id, attempt), request.fencingToken(), request.validOutcome());
    }

    private JobKey key(String id, int attempt) {
        ClientClaim.require(identity, MachineClient.trainer(caller.tenant()));
        if (attempt < 1) {
            throw ProblemException.notFound("attempt", Integer.toString(attempt));
        }
        return new JobKey(RequestValues.id("training run", id), attempt);
    }
}
