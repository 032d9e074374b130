package io.credence.feature.app.rest;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.dataset.Datasets;
import io.credence.feature.app.domain.dataset.DriftBasis;
import io.credence.feature.app.domain.drift.DriftReports;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.api.ProblemException;
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

@Path("/api/v1/features/drift")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Drift", description = "How far features are from what a model was trained on.")
class DriftResource {

    static final String CORE = "core-12";

    private final DriftReports reports;
    private final Datasets datasets;
    private final Instruments instruments;
    private final FeatureSets sets;
    private final FeatureConfig config;

    DriftResource(
            DriftReports reports,
            Datasets datasets,
            Instruments instruments,
            FeatureSets sets,
            FeatureConfig config) {
        this.reports = reports;
        this.datasets = datasets;
        this.instruments = instruments;
        this.sets = sets;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "featureDrift",
            summary = "Compare the newest rows with a dataset",
            description =
                    "Per feature the population stability index (PSI) of the newest `window` rows over the"
                            + " deciles of the dataset, the two-sample Kolmogorov-Smirnov statistic with"
                            + " its significance (were rows independent), and the share of missing values"
                            + " then and now. A PSI below 0.1 is STABLE, below 0.25 WATCH, else DRIFTED"
                            + " (Siddiqi, Credit Risk Scorecards, 2006); LOST has no value any more where"
                            + " there were values to learn from. Without `dataset` the one is taken that a"
                            + " training of the series and feature set asked for last, or else the newest;"
                            + " `basis` says which. Of a dataset of several instruments the rows of this one"
                            + " are compared.")
    @APIResponse(responseCode = "200", description = "A verdict per feature, and how fresh it is.")
    @APIResponse(
            responseCode = "400",
            description =
                    "UNKNOWN_FEATURE_SET, none of its features is in the dataset, or the dataset is of"
                            + " bars of another interval.")
    @APIResponse(
            responseCode = "404",
            description = "UNKNOWN_INSTRUMENT, or the dataset does not exist.")
    @APIResponse(
            responseCode = "409",
            description =
                    "NOT_ENOUGH_DATA: no bar is stored, or nothing was snapshot for training.")
    public DriftResponse drift(
            @QueryParam("instrument") @Nullable String instrument,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("feature_set") @DefaultValue(CORE) String featureSet,
            @QueryParam("dataset") @Nullable String dataset,
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
        return DriftResponse.from(
                reports.report(series, set, basis(series, featureSet, dataset), rows));
    }

    private DriftBasis basis(Series series, String featureSet, @Nullable String id) {
        if (id != null) {
            return datasets.find(RequestValues.id("dataset", id))
                    .map(found -> new DriftBasis(found, DriftBasis.Choice.NAMED))
                    .orElseThrow(() -> ProblemException.notFound("dataset", id));
        }
        return datasets.newest(series, featureSet)
                .orElseThrow(() ->
                        new ProblemException(
                                FeatureErrorCode.NOT_ENOUGH_DATA,
                                "no dataset of the series and feature set to compare with"));
    }
}
