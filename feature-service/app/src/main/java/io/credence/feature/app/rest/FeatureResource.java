package io.credence.feature.app.rest;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.rows.FeatureReader;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instruments/{symbol}/features")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Features", description = "Feature rows of stored bars.")
class FeatureResource {

    private static final String CORE = "core-12";
    private static final int DEFAULT_COUNT = 64;
    private static final int MAX_COUNT = 4096;

    private final FeatureReader features;
    private final BarHistory history;
    private final Instruments instruments;
    private final FeatureConfig config;

    FeatureResource(
            FeatureReader features,
            BarHistory history,
            Instruments instruments,
            FeatureConfig config) {
        this.features = features;
        this.history = history;
        this.instruments = instruments;
        this.config = config;
    }

    @GET
    @Operation(
            operationId = "listFeatures",
            summary = "Read feature rows, ascending",
            description =
                    "Rows with `from_ms` <= opening time < `to_ms`, equal bit for bit to those published "
                            + "live. A row is known at `knownTimeMs`, the close of its bar.")
    @APIResponse(responseCode = "200", description = "Rows in the order of `names`.")
    @APIResponse(responseCode = "400", description = "UNKNOWN_FEATURE_SET, or too long a range.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public FeaturesResponse range(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("feature_set") @DefaultValue(CORE) String featureSet,
            @QueryParam("from_ms") @Nullable Long fromMs,
            @QueryParam("to_ms") @Nullable Long toMs) {
        Series series = Parameters.series(instruments, symbol, interval);
        FeatureSet set = features.set(featureSet);
        TimeRange range = Parameters.range(fromMs, toMs);
        int most = Parameters.mostRows(config.query(), set);
        if (history.count(series, range.fromMs(), range.toMs()) > most) {
            throw ProblemException.invalid(
                    "to_ms", "must end the range after at most " + most + " bars of this set");
        }
        return FeaturesResponse.from(features.range(series, set, range.fromMs(), range.toMs()));
    }

    @GET
    @Path("/latest")
    @Operation(operationId = "latestFeatures", summary = "Read the newest feature rows, ascending")
    @APIResponse(responseCode = "200", description = "At most `count` rows.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public FeaturesResponse latest(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("feature_set") @DefaultValue(CORE) String featureSet,
            @QueryParam("count") @Nullable Integer count) {
        Series series = Parameters.series(instruments, symbol, interval);
        int rows = RequestValues.between("count", count, DEFAULT_COUNT, MAX_COUNT);
        return FeaturesResponse.from(features.latest(series, features.set(featureSet), rows));
    }
}
