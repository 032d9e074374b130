package io.credence.feature.app.rest;

import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.dataset.DatasetSnapshots;
import io.credence.feature.app.domain.dataset.Datasets;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.request.RequestValues;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/datasets")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Datasets", description = "Frozen, labelled feature rows for training.")
class DatasetResource {

    private static final String PARQUET = "application/vnd.apache.parquet";

    private final DatasetSnapshots snapshots;
    private final Datasets datasets;
    private final Instruments instruments;
    private final SecurityIdentity caller;
    private final Clock clock;

    DatasetResource(
            DatasetSnapshots snapshots,
            Datasets datasets,
            Instruments instruments,
            SecurityIdentity caller,
            Clock clock) {
        this.snapshots = snapshots;
        this.datasets = datasets;
        this.instruments = instruments;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent(waitsFirst = true)
    @ResponseStatus(201)
    @RolesAllowed({Role.Claim.RESEARCHER, Role.Claim.SERVICE})
    @Operation(
            operationId = "createDataset",
            summary = "Freeze a dataset",
            description =
                    "Parquet in the artifact store, named by its SHA-256. The same spec over the same bars "
                            + "gives the same bytes and answers with the same manifest.")
    @APIResponseSchema(
            value = DatasetManifest.class,
            responseCode = "201",
            responseDescription = "The manifest.")
    @APIResponse(
            responseCode = "400",
            description = "`fromMs must be before toMs`, or the range has more rows than fit.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(
            responseCode = "409",
            description =
                    "NOT_ENOUGH_DATA: no row has a known label, or too few for the split. "
                            + "RESOURCE_CONFLICT: the data changed meanwhile.")
    @APIResponse(
            responseCode = "422",
            description = "LEAKING_FEATURE: a feature's values depend on what follows.")
    @APIResponse(
            responseCode = "503",
            description =
                    "TEMPORARILY_UNAVAILABLE: others are being made, and it did not get its turn"
                            + " within a minute.")
    public DatasetManifest create(DatasetSpec spec) {
        List<Series> series =
                spec.instruments().stream()
                        .map(name -> Parameters.series(instruments, name, spec.interval()))
                        .toList();
        return made(snapshots.create(series, spec));
    }

    @Idempotent
    @ResponseStatus(201)
    DatasetManifest made(DatasetManifest dataset) {
        // A machine asks for what it is about to train on.
        if (caller.hasRole(Role.Claim.SERVICE)) {
            datasets.trainedOn(UUID.fromString(dataset.id()), clock.instant());
        }
        return dataset;
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDataset", summary = "Read a dataset's manifest")
    @APIResponse(responseCode = "200", description = "The manifest.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public DatasetManifest get(@PathParam("id") String id) {
        return datasets.find(RequestValues.id("dataset", id))
                .orElseThrow(() -> ProblemException.notFound("dataset", id));
    }

    @GET
    @Path("/{id}/content")
    @Produces(PARQUET)
    @Operation(operationId = "getDatasetContent", summary = "Download a dataset's Parquet file")
    @APIResponse(responseCode = "200", description = "The file; ETag is its SHA-256.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public Response content(@PathParam("id") String id) {
        DatasetManifest manifest = get(id);
        return Response.ok(snapshots.content(manifest).toFile(), PARQUET)
                .header(HttpHeaders.ETAG, "\"" + manifest.sha256() + "\"")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + manifest.id() + ".parquet\"")
                .build();
    }
}
