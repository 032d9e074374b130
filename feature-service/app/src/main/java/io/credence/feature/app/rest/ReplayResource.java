package io.credence.feature.app.rest;

import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.replay.ReplayStarter;
import io.credence.feature.app.domain.replay.Replays;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.request.RequestValues;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/replays")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Replays", description = "Stored bars published again, as if they came now.")
class ReplayResource {

    private final ReplayStarter starter;
    private final Replays replays;
    private final Instruments instruments;
    private final FeatureSets sets;

    ReplayResource(
            ReplayStarter starter, Replays replays, Instruments instruments, FeatureSets sets) {
        this.starter = starter;
        this.replays = replays;
        this.instruments = instruments;
        this.sets = sets;
    }

    @POST
    @Idempotent
    @ResponseStatus(202)
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.RESEARCHER})
    @Operation(
            operationId = "startReplay",
            summary = "Publish stored bars again",
            description =
                    "Rows go to `features.v1` in order, with the replay's id as stream, which the "
                            + "caller may choose; `warmUpBars` rows "
                            + "before `fromMs` come first, so that windows are full. A replay goes on after a "
                            + "restart of the service.")
    @APIResponseSchema(
            value = ReplayResponse.class,
            responseCode = "202",
            responseDescription = "The replay begins soon.")
    @APIResponse(responseCode = "400", description = "`fromMs must be before toMs`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(
            responseCode = "409",
            description =
                    "NOT_ENOUGH_DATA: no bar in the range; RESOURCE_CONFLICT: the id is taken.")
    public ReplayResponse start(StartReplayRequest request) {
        return ReplayResponse.from(
                starter.start(request.chosenId(), request.toDomain(instruments, sets)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getReplay", summary = "Read how far a replay is")
    @APIResponse(responseCode = "200", description = "Its state and progress.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public ReplayResponse get(@PathParam("id") String id) {
        return replays.find(RequestValues.id("replay", id))
                .map(ReplayResponse::from)
                .orElseThrow(() -> ProblemException.notFound("replay", id));
    }
}
