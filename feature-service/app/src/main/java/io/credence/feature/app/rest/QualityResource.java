package io.credence.feature.app.rest;

import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.live.FeedAge;
import io.credence.feature.app.domain.quality.QualityFinding;
import io.credence.feature.app.domain.quality.QualityRegistry;
import io.credence.feature.app.domain.quality.Quarantine;
import io.credence.platform.api.Page;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.request.RequestValues;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instruments/{symbol}/quality")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Quality", description = "What is wrong with stored bars, and what was kept apart.")
class QualityResource {

    private static final int LISTED = 100;

    private final QualityRegistry registry;
    private final Quarantine quarantine;
    private final BarHistory history;
    private final Instruments instruments;
    private final Pages pages;
    private final FeatureConfig config;
    private final Clock clock;

    QualityResource(
            QualityRegistry registry,
            Quarantine quarantine,
            BarHistory history,
            Instruments instruments,
            Pages pages,
            FeatureConfig config,
            Clock clock) {
        this.registry = registry;
        this.quarantine = quarantine;
        this.history = history;
        this.instruments = instruments;
        this.pages = pages;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getQuality",
            summary = "Read gaps, findings and the age of a series",
            description =
                    "The first hundred findings; all of them are a list of their own. A series is stale when "
                            + "its newest bar closed more intervals ago than the installation allows.")
    @APIResponse(responseCode = "200", description = "What is known.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public QualityResponse quality(
            @PathParam("symbol") String symbol, @QueryParam("interval") @Nullable String interval) {
        Series series = Parameters.series(instruments, symbol, interval);
        FeedAge age =
                FeedAge.of(
                        series,
                        history.head(series),
                        clock.millis(),
                        config.quality().staleAfterBars());
        return QualityResponse.from(
                series,
                age,
                history.gaps(series, Long.MIN_VALUE, Long.MAX_VALUE),
                registry.page(series, Long.MIN_VALUE, Long.MIN_VALUE, "", LISTED),
                registry.counts(series));
    }

    @GET
    @Path("/findings")
    @Operation(
            operationId = "listFindings",
            summary = "List suspect stretches by time",
            description =
                    "From `from_ms` on: all that end there or later. NOTED: the bars are in the series. QUARANTINED: they are kept apart. RELEASED: they "
                            + "were, until somebody let them in.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public Page<QualityFindingResponse> findings(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("from_ms") @Nullable Long fromMs,
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        Series series = Parameters.series(instruments, symbol, interval);
        long endsFrom = fromMs == null ? Long.MIN_VALUE : fromMs;
        Keyset<QualityFinding> list =
                new Keyset<>(
                        "findings %s %s %d"
                                .formatted(series.instrument(), series.interval().text(), endsFrom),
                        List.of(Long.toString(Long.MIN_VALUE), ""),
                        (after, limit) ->
                                registry.page(
                                        series,
                                        endsFrom,
                                        Long.parseLong(after.get(0)),
                                        after.get(1),
                                        limit),
                        kept ->
                                List.of(
                                        Long.toString(kept.finding().fromMs()),
                                        kept.finding().kind().name()));
        return pages.page(list, pageSize, pageToken, QualityFindingResponse::from);
    }

    @POST
    @Path("/findings/{id}/release")
    @Idempotent
    @RolesAllowed({Role.Claim.RESEARCHER, Role.Claim.OPERATOR})
    @Operation(
            operationId = "releaseFinding",
            summary = "Let quarantined bars into the series",
            description = "It is written down who did. A second time changes nothing.")
    @APIResponse(responseCode = "200", description = "The bars are in the series.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    @APIResponse(
            responseCode = "409",
            description =
                    "RESOURCE_CONFLICT: nothing of it is in quarantine, or its bars are broken; "
                            + "CONFLICTING_BAR: the series has other values by now.")
    public QualityFindingResponse release(
            @PathParam("symbol") String symbol, @PathParam("id") String id) {
        return QualityFindingResponse.from(
                quarantine.release(Parameters.instrument(symbol), RequestValues.id("finding", id)));
    }
}
