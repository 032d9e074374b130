package io.credence.feature.app.rest;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.drift.FreshnessReports;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.service.request.RequestValues;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/features/freshness")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Drift", description = "How far features are from what a model was trained on.")
class FreshnessResource {

    private final FreshnessReports reports;
    private final Instruments instruments;
    private final FeatureSets sets;
    private final FeatureConfig config;

    FreshnessResource(
            FreshnessReports reports,
            Instruments instruments,
            FeatureSets sets,
            FeatureConfig config) {
        this.reports = reports;
        this.instruments = instruments;
        this.sets = sets;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "featureFreshness",
            summary = "Read how old the newest row and each feature's newest value are",
            description =
                    "Also of what nothing was trained on. A feature is STALE when at least two rows came since its"
                            + " newest value, WARMING_UP while its segment has too few bars, ABSENT when none"
                            + " of the newest `window` rows has a value.")
    @APIResponse(responseCode = "200", description = "Ages in milliseconds.")
    @APIResponse(responseCode = "400", description = "UNKNOWN_FEATURE_SET")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(responseCode = "409", description = "NOT_ENOUGH_DATA: no bar is stored.")
    public FreshnessResponse freshness(
            @QueryParam("instrument") @Nullable String instrument,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("feature_set") @DefaultValue(DriftResource.CORE) String featureSet,
            @QueryParam("window") @Nullable Integer window) {
        Series series =
                Parameters.series(
                        instruments, RequestValues.required("instrument", instrument), interval);
        FeatureSet set = sets.require(featureSet);
        int rows =
                RequestValues.between(
                        "window",
                        window,
                        config.drift().window(),
                        Parameters.mostRows(config.query(), set));
        return FreshnessResponse.from(reports.report(series, set, rows));
    }
}
