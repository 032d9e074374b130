package io.credence.feature.app.rest;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.fit.FeatureSetFitter;
import io.credence.feature.app.domain.fit.FeatureSetFitting;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.sets.FeatureSetEntry;
import io.credence.feature.app.domain.sets.FeatureSetRules;
import io.credence.feature.app.domain.sets.FeatureSets;
import io.credence.platform.api.Page;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.request.RequestValues;
import io.credence.platform.service.tenant.TenantContext;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/feature-sets")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Feature sets", description = "Choices of features that models are trained on.")
class FeatureSetResource {

    private final FeatureSets sets;
    private final FeatureSetFitter fitter;
    private final Instruments instruments;
    private final Pages pages;
    private final TenantContext caller;
    private final Clock clock;

    FeatureSetResource(
            FeatureSets sets,
            FeatureSetFitter fitter,
            Instruments instruments,
            Pages pages,
            TenantContext caller,
            Clock clock) {
        this.sets = sets;
        this.fitter = fitter;
        this.instruments = instruments;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed(Role.Claim.RESEARCHER)
    @Operation(
            operationId = "createFeatureSet",
            summary = "Name a choice of features",
            description =
                    "Features of the catalogue, and expressions over them and over one another. What a "
                            + "name means never changes. Rows of a set that is `live` are computed and "
                            + "published for every bar that closes, which costs all of its features' "
                            + "time at each; the others are computed when they are asked for.")
    @APIResponseSchema(
            value = FeatureSetResponse.class,
            responseCode = "201",
            responseDescription = "The set is new.")
    @APIResponse(
            responseCode = "200",
            description = "The same set exists already; it is live if the request says so.")
    @APIResponse(
            responseCode = "400",
            description =
                    "`expressions.mine at character 8: a number, a feature, a function or '(' is "
                            + "expected`")
    @APIResponse(
            responseCode = "409",
            description =
                    "RESOURCE_CONFLICT: the name means another set, or the tenant has too many.")
    public RestResponse<FeatureSetResponse> create(CreateFeatureSetRequest request) {
        FeatureSet set = request.toDomain();
        return added(new FeatureSetEntry(set, request.isLive(isLive(set.name()))));
    }

    private boolean isLive(String name) {
        return sets.find(name).map(FeatureSetEntry::live).orElse(false);
    }

    @POST
    @Path("/{name}/fit")
    @Idempotent
    @Transactional
    @RolesAllowed(Role.Claim.RESEARCHER)
    @Operation(
            operationId = "fitFeatureSet",
            summary = "Fit a feature set on a training window",
            description =
                    "Adds the set, under another name and with what its features learn from bars that "
                            + "open at `fromMs` or later and have closed by `toMs`: GARCH and regime "
                            + "parameters, means, bounds, principal components. `steps` first rewrite "
                            + "all features, in their order.")
    @APIResponseSchema(
            value = FeatureSetResponse.class,
            responseCode = "201",
            responseDescription = "The fitted set, with what was learnt.")
    @APIResponse(responseCode = "200", description = "The same fitted set exists already.")
    @APIResponse(
            responseCode = "400",
            description = "`steps[0].share must be above 0 and below 0.5`")
    @APIResponse(
            responseCode = "404",
            description = "RESOURCE_DOES_NOT_EXIST: no such set; UNKNOWN_INSTRUMENT")
    @APIResponse(
            responseCode = "409",
            description =
                    "NOT_ENOUGH_DATA: too few bars to learn from; RESOURCE_CONFLICT: `as` means "
                            + "another set, or the tenant has too many.")
    public RestResponse<FeatureSetResponse> fit(
            @PathParam("name") String name, FitFeatureSetRequest request) {
        FeatureSet set = stored(name).set();
        FeatureSetFitting fitting = request.toDomain(set, this::isLive);
        return added(fitter.fit(request.series(instruments), fitting));
    }

    // Never refused for what reads the set. Which models are served on it, and whether money
    // follows
    // them, is known in other contexts, and bars must not wait for those who live on them. So it is
    // made safe there instead: positions are marked and closed by any row of a bar, and those who
    // lose their forecasts say why with each bar.
    @PUT
    @Path("/{name}/live")
    @Transactional
    @RolesAllowed(Role.Claim.RESEARCHER)
    @Operation(
            operationId = "setFeatureSetLive",
            summary = "Publish a set's rows as bars close, or no longer",
            description =
                    "Of a set of the tenant's own. What the set means stays as it is. Models served on "
                            + "a set that is switched off say FEATURE_SET_NOT_LIVE of every bar that "
                            + "closes; portfolios that follow them mark and close the positions they "
                            + "have, and open none. `GET /api/v1/served-models` shows which these are.")
    @APIResponse(responseCode = "200", description = "The set.")
    @APIResponse(responseCode = "400", description = "`live is required`")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    @APIResponse(
            responseCode = "409",
            description = "RESOURCE_CONFLICT: the tenant has too many live sets.")
    public FeatureSetResponse live(@PathParam("name") String name, LiveRequest request) {
        FeatureSetEntry entry = stored(name);
        boolean live = RequestValues.required("live", request.live());
        FeatureSetRules.checkName("name", name);
        sets.add(
                new FeatureSetEntry(entry.set(), live, entry.origin()),
                caller.user(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return FeatureSetResponse.from(stored(name));
    }

    private RestResponse<FeatureSetResponse> added(FeatureSetEntry entry) {
        boolean isNew =
                sets.add(entry, caller.user(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        FeatureSetEntry stored = stored(entry.set().name());
        return RestResponse.ResponseBuilder.ok(FeatureSetResponse.from(stored))
                .status(isNew ? RestResponse.Status.CREATED : RestResponse.Status.OK)
                .build();
    }

    @GET
    @Operation(
            operationId = "listFeatureSets",
            summary = "List the feature sets by name",
            description = "The suite's own and the tenant's. Equal hashes mean equal values.")
    public Page<FeatureSetResponse> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        Keyset<FeatureSetEntry> list =
                new Keyset<>(
                        "feature-sets",
                        List.of(""),
                        (after, limit) -> sets.page(after.getFirst(), limit),
                        entry -> List.of(entry.set().name()));
        return pages.page(list, pageSize, pageToken, FeatureSetResponse::from);
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getFeatureSet", summary = "Read one feature set")
    @APIResponse(responseCode = "200", description = "The set.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public FeatureSetResponse get(@PathParam("name") String name) {
        return FeatureSetResponse.from(stored(name));
    }

    private FeatureSetEntry stored(String name) {
        return sets.find(name).orElseThrow(() -> ProblemException.notFound("feature set", name));
    }
}
