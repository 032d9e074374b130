package io.credence.training.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.request.IfMatch;
import io.credence.platform.service.request.RequestValues;
import io.credence.training.app.domain.ScheduleSettings;
import io.credence.training.app.domain.Schedules;
import io.credence.training.app.domain.TrainingSchedule;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/training-schedules")
@Tag(name = "Training schedules", description = "Trainings that ask for themselves.")
@RunOnVirtualThread
@Authenticated
public class TrainingScheduleResource {

    private static final String KIND = "training schedule";

    private final Schedules schedules;
    private final KnownDatasets datasets;
    private final Pages pages;
    private final Clock clock;

    TrainingScheduleResource(
            Schedules schedules, KnownDatasets datasets, Pages pages, Clock clock) {
        this.schedules = schedules;
        this.datasets = datasets;
        this.pages = pages;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @RolesAllowed(Role.Claim.RESEARCHER)
    @Operation(
            operationId = "createTrainingSchedule",
            summary = "Train at given times",
            description =
                    "Each firing makes one run, however many orchestrators there are. Times that"
                            + " pass while none runs are made up for by one run, for the last of"
                            + " them.")
    @APIResponse(
            responseCode = "201",
            description = "The new schedule; its tag is in ETag.",
            content = @Content(schema = @Schema(implementation = ScheduleResponse.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong.")
    @APIResponse(responseCode = "409", description = "SCHEDULE_EXISTS: the name is taken.")
    public RestResponse<ScheduleResponse> create(ScheduleRequest request) {
        return tagged(schedules.create(settings(request)), RestResponse.Status.CREATED);
    }

    @GET
    @Operation(
            operationId = "listTrainingSchedules",
            summary = "List training schedules, oldest first")
    public Page<ScheduleResponse> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        return pages.page(
                Keyset.ascending("training-schedules", schedules::list, TrainingSchedule::id),
                pageSize,
                pageToken,
                ScheduleResponse::from);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTrainingSchedule", summary = "Read one training schedule")
    @APIResponse(
            responseCode = "200",
            description = "The schedule; its tag is in ETag.",
            content = @Content(schema = @Schema(implementation = ScheduleResponse.class)))
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public RestResponse<ScheduleResponse> get(@PathParam("id") String id) {
        return tagged(schedules.get(id(id)), RestResponse.Status.OK);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.Claim.RESEARCHER)
    @Operation(
            operationId = "updateTrainingSchedule",
            summary = "Change a training schedule",
            description =
                    "All of it but the name. It fires next at its first time after the change.")
    @APIResponse(
            responseCode = "200",
            description = "Changed; the new tag is in ETag.",
            content = @Content(schema = @Schema(implementation = ScheduleResponse.class)))
    @APIResponse(responseCode = "400", description = "A field is wrong.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    @APIResponse(responseCode = "412", description = "Somebody changed it since; read it again.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<ScheduleResponse> update(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            ScheduleRequest request) {
        UUID schedule = schedules.get(id(id)).id();
        return tagged(
                schedules.change(schedule, settings(request), IfMatch.version(ifMatch)),
                RestResponse.Status.OK);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.Claim.RESEARCHER)
    @Operation(
            operationId = "deleteTrainingSchedule",
            summary = "Delete a training schedule",
            description = "Its runs stay.")
    @APIResponse(responseCode = "204", description = "It fires no more.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public void delete(@PathParam("id") String id) {
        schedules.delete(id(id));
    }

    private ScheduleSettings settings(ScheduleRequest request) {
        ScheduleSettings settings = request.toSettings(clock.instant());
        ScheduleRequest.inTraining(() -> datasets.require(settings.training()));
        return settings;
    }

    private static UUID id(String text) {
        return RequestValues.id(KIND, text);
    }

    private static RestResponse<ScheduleResponse> tagged(
            TrainingSchedule schedule, RestResponse.Status status) {
        ScheduleResponse response = ScheduleResponse.from(schedule);
        return RestResponse.ResponseBuilder.create(status, response)
                .header(HttpHeaders.ETAG, response.etag())
                .build();
    }
}
