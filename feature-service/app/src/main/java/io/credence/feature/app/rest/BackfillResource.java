package io.credence.feature.app.rest;

import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.replay.BackfillStarter;
import io.credence.feature.app.domain.replay.Backfills;
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

@Path("/api/v1/backfills")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Backfills", description = "Stored bars of many instruments published again.")
class BackfillResource {

    private final BackfillStarter starter;
    private final Backfills backfills;
    private final Instruments instruments;
    private final FeatureSets sets;

    BackfillResource(
            BackfillStarter starter,
            Backfills backfills,
            Instruments instruments,
            FeatureSets sets) {
        this.starter = starter;
        this.backfills = backfills;
        this.instruments = instruments;
        this.sets = sets;
    }

    @POST
    @Idempotent
    @ResponseStatus(202)
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.RESEARCHER})
    @Operation(
            operationId = "startBackfill",
            summary = "Publish the stored bars of many instruments again",
            description =
                    "One shard per instrument that has bars in the range, and several where it is long. Each is a "
                            + "replay without warm-up rows or pace: its rows go to `features.v1` in order, with "
                            + "the shard's id as stream. All instances of the service take shards; one that "
                            + "dies is replaced, and no row is left out or published twice.")
    @APIResponseSchema(
            value = BackfillResponse.class,
            responseCode = "202",
            responseDescription = "The shards begin soon.")
    @APIResponse(responseCode = "400", description = "`fromMs must be before toMs`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(responseCode = "409", description = "NOT_ENOUGH_DATA: no bar in the range.")
    public BackfillResponse start(StartBackfillRequest request) {
        return BackfillResponse.from(starter.start(request.toDomain(instruments, sets)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBackfill", summary = "Read how far a backfill is")
    @APIResponse(responseCode = "200", description = "Its state, progress and shards.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public BackfillResponse get(@PathParam("id") String id) {
        return backfills
                .find(RequestValues.id("backfill", id))
                .map(BackfillResponse::from)
                .orElseThrow(() -> ProblemException.notFound("backfill", id));
    }
}
