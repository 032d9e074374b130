package io.credence.feature.app.rest;

import io.credence.feature.api.Bar;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.live.LiveBars;
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
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instruments/{symbol}")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Bars", description = "Stored bars, their gaps, and bars as they close.")
class BarResource {

    private static final int DEFAULT_LIMIT = 1000;

    private final BarHistory history;
    private final LiveBars live;
    private final Instruments instruments;
    private final FeatureConfig config;

    BarResource(BarHistory history, LiveBars live, Instruments instruments, FeatureConfig config) {
        this.history = history;
        this.live = live;
        this.instruments = instruments;
        this.config = config;
    }

    @GET
    @Path("/bars")
    @Operation(
            operationId = "listBars",
            summary = "Read bars, ascending, in columns",
            description =
                    "At most `limit` bars (1000 unless given) from `from_ms` to before `to_ms`.")
    @APIResponse(responseCode = "200", description = "Columns of equal length.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public BarsResponse bars(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("from_ms") @Nullable Long fromMs,
            @QueryParam("to_ms") @Nullable Long toMs,
            @QueryParam("limit") @Nullable Integer limit) {
        Series series = Parameters.series(instruments, symbol, interval);
        TimeRange range = Parameters.range(fromMs, toMs);
        int rows = RequestValues.between("limit", limit, DEFAULT_LIMIT, config.query().maxRows());
        return BarsResponse.from(
                series.interval(), history.read(series, range.fromMs(), range.toMs(), rows));
    }

    @GET
    @Path("/gaps")
    @Operation(
            operationId = "listGaps",
            summary = "Read the runs of missing bars",
            description = "All are counted; the first thousand are listed.")
    public GapsResponse gaps(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("from_ms") @Nullable Long fromMs,
            @QueryParam("to_ms") @Nullable Long toMs) {
        Series series = Parameters.series(instruments, symbol, interval);
        TimeRange range = Parameters.range(fromMs, toMs);
        return GapsResponse.from(
                series.interval().text(), history.gaps(series, range.fromMs(), range.toMs()));
    }

    @POST
    @Path("/bars/live")
    @Idempotent
    @ResponseStatus(202)
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.SERVICE})
    @Operation(
            operationId = "addLiveBar",
            summary = "Add a bar that has just closed",
            description =
                    "Stores it, computes its features and publishes them on `features.v1`, stream `live`. "
                            + "The same bar again changes and publishes nothing.")
    @APIResponseSchema(
            value = LiveBarResponse.class,
            responseCode = "202",
            responseDescription = "The bar is stored.")
    @APIResponse(
            responseCode = "400",
            description = "`bar.openTimeMs must be after the newest bar`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(responseCode = "409", description = "CONFLICTING_BAR")
    public LiveBarResponse live(@PathParam("symbol") String symbol, LiveBarRequest request) {
        Series series = Parameters.series(instruments, symbol, request.interval());
        Bar bar = RequestValues.required("bar", request.bar());
        return new LiveBarResponse(
                series.instrument().value(),
                series.interval().text(),
                bar.openTimeMs(),
                live.add(series, bar));
    }
}
