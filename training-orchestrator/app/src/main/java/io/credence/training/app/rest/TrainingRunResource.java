package io.credence.training.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.Role;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.request.RequestValues;
import io.credence.training.app.domain.RunRequests;
import io.credence.training.app.domain.RunState;
import io.credence.training.app.domain.RunStore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Trainings, for people and pipelines.
@Path("/api/v1/training-runs")
@Tag(name = "Training runs", description = "Trainings, for people and pipelines.")
@RunOnVirtualThread
public class TrainingRunResource {

    private static final String PATH = "/api/v1/training-runs/";

    private final RunRequests runs;
    private final KnownDatasets datasets;
    private final Pages pages;

    TrainingRunResource(RunRequests runs, KnownDatasets datasets, Pages pages) {
        this.runs = runs;
        this.datasets = datasets;
        this.pages = pages;
    }

    /// Asks for a training. The same key and spec give the same run, however often they come.
    @POST
    @RolesAllowed(Role.Claim.RESEARCHER)
    @Operation(
            operationId = "requestTraining",
            summary = "Ask for a training",
            description = "The same `Idempotency-Key` and spec give the same run, however often.")
    @APIResponse(
            responseCode = "202",
            description = "The run, new or as the first request with this key made it",
            content = @Content(schema = @Schema(implementation = TrainingRunResponse.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong, or names an instrument or feature set nobody knows.")
    @APIResponse(responseCode = "422", description = "The key belongs to another spec.")
    public RestResponse<TrainingRunResponse> request(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            TrainingRequest request) {
        IdempotencyKey key = IdempotencyKey.of(idempotencyKey);
        RunRequests.Accepted accepted =
                runs.request(datasets.require(request.toSpec()), key.value());
        TrainingRunResponse body = TrainingRunResponse.from(accepted.entry());
        RestResponse.ResponseBuilder<TrainingRunResponse> response =
                RestResponse.ResponseBuilder.<TrainingRunResponse>create(
                                RestResponse.Status.ACCEPTED)
                        .location(URI.create(PATH + body.id()))
                        .entity(body);
        if (accepted.replayed()) {
            response.header(IdempotencyKey.REPLAYED, true);
        }
        return response.build();
    }

    /// Newest first.
    @GET
    @Operation(operationId = "listTrainingRuns", summary = "List training runs, newest first")
    @Authenticated
    public Page<TrainingRunResponse> list(
            @QueryParam("state") RunState.@Nullable Name state,
            @QueryParam("model") @Nullable String model,
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        String filter = "training-runs state=%s model=%s".formatted(state, model);
        Keyset<RunStore.Entry> list =
                Keyset.descending(
                        filter,
                        (before, limit) ->
                                runs.list(new RunStore.Filter(state, model), before, limit),
                        entry -> entry.run().id());
        return pages.page(list, pageSize, pageToken, TrainingRunResponse::from);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "getTrainingRun", summary = "Read one training run")
    @APIResponse(responseCode = "200", description = "The run, with its progress.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public TrainingRunResponse get(@PathParam("id") String id) {
        return TrainingRunResponse.from(runs.get(RequestValues.id("training run", id)));
    }

    /// Asks the run to end. A run without a Job is cancelled at once, else when its Job has left.
    @POST
    @Path("/{id}/cancel")
    @RolesAllowed(Role.Claim.RESEARCHER)
    @Operation(operationId = "cancelTrainingRun", summary = "Ask a training run to end")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    @APIResponse(responseCode = "409", description = "INVALID_TRANSITION: it is over.")
    @APIResponse(
            responseCode = "202",
            description = "The run as it stands",
            content = @Content(schema = @Schema(implementation = TrainingRunResponse.class)))
    public RestResponse<TrainingRunResponse> cancel(@PathParam("id") String id) {
        return RestResponse.accepted(
                TrainingRunResponse.from(runs.cancel(RequestValues.id("training run", id))));
    }
}
