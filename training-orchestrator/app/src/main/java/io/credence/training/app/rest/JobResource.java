package io.credence.training.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.training.app.domain.JobKey;
import io.credence.training.app.domain.RunLeases;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a Job says of its attempt. Only machines come here.
@Path("/api/v1/training-runs/{id}/attempts/{attempt}")
@Tag(name = "jobs")
@RolesAllowed(Role.Claim.SERVICE)
@RunOnVirtualThread
public class JobResource {

    private final RunLeases leases;

    JobResource(RunLeases leases) {
        this.leases = leases;
    }

    @POST
    @Path("/lease")
    public LeaseResponse lease(
            @PathParam("id") UUID id, @PathParam("attempt") int attempt, LeaseRequest request) {
        RunLeases.Grant grant = leases.lease(key(id, attempt), request.validHolder());
        return new LeaseResponse(grant.fencingToken(), grant.duration().toSeconds());
    }

    @POST
    @Path("/heartbeat")
    public HeartbeatResponse heartbeat(
            @PathParam("id") UUID id, @PathParam("attempt") int attempt, HeartbeatRequest request) {
        return new HeartbeatResponse(
                leases.heartbeat(
                        key(id, attempt), request.fencingToken(), request.validProgress()));
    }

    @POST
    @Path("/outcome")
    public void outcome(
            @PathParam("id") UUID id, @PathParam("attempt") int attempt, OutcomeRequest request) {
        leases.outcome(key(id, attempt), request.fencingToken(), request.validOutcome());
    }

    private static JobKey key(UUID id, int attempt) {
        if (attempt < 1) {
            throw ProblemException.notFound("attempt", Integer.toString(attempt));
        }
        return new JobKey(id, attempt);
    }
}
