package io.credence.strategy.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.request.IfMatch;
import io.credence.platform.service.request.RequestValues;
import io.credence.strategy.api.RiskPolicy;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.MarketHistory;
import io.credence.strategy.app.domain.Strategies;
import io.credence.strategy.app.domain.Strategy;
import io.credence.strategy.app.domain.StrategyDesk;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/strategies")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Strategies", description = "What to trade, at which size, within which limits.")
public class StrategyResource {

    private static final String KIND = "strategy";

    private final StrategyDesk desk;
    private final Strategies strategies;
    private final MarketHistory market;
    private final Callers callers;
    private final Pages pages;

    StrategyResource(
            StrategyDesk desk,
            Strategies strategies,
            MarketHistory market,
            Callers callers,
            Pages pages) {
        this.desk = desk;
        this.strategies = strategies;
        this.market = market;
        this.callers = callers;
        this.pages = pages;
    }

    @POST
    @Idempotent(waitsFirst = true)
    @RolesAllowed(Role.Claim.TRADER)
    @Operation(
            operationId = "createStrategy",
            summary = "Define a strategy",
            description =
                    "Signal, sizing, costs and risk have defaults. A risk policy other than the"
                            + " default needs the risk officer's role.")
    @APIResponseSchema(
            value = StrategyResponse.class,
            responseCode = "201",
            responseDescription = "The new strategy; its tag is in ETag.")
    @APIResponse(responseCode = "200", description = "It exists already, with the same settings.")
    @APIResponse(responseCode = "409", description = "The name is taken by other settings.")
    public RestResponse<StrategyResponse> create(StrategyRequest request) {
        StrategySpec spec = request.toSpec();
        if (!market.knows(spec.instrument())) {
            throw ProblemException.invalid(
                    "instrument", "is not known: '" + spec.instrument() + "'; create it first");
        }
        return created(spec);
    }

    @Idempotent
    RestResponse<StrategyResponse> created(StrategySpec spec) {
        StrategyDesk.Created created = desk.create(spec, callers.current());
        return tagged(created.strategy(), created.isNew() ? 201 : 200);
    }

    @GET
    @Operation(operationId = "listStrategies", summary = "List strategies, oldest first")
    public Page<StrategyResponse> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        return pages.page(
                Keyset.ascending("strategies", strategies::page, Strategy::id),
                pageSize,
                pageToken,
                StrategyResponse::from);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getStrategy", summary = "Show a strategy")
    public RestResponse<StrategyResponse> get(@PathParam("id") String id) {
        return tagged(find(id), 200);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.RISK_OFFICER})
    @Operation(
            operationId = "updateStrategy",
            summary = "Change a strategy",
            description =
                    "Portfolios follow the new settings from their next bar on. Name, instrument and"
                            + " interval stay. Only a risk officer changes the risk policy, and"
                            + " nothing else; left out, it stays.")
    @APIResponse(responseCode = "200", description = "Changed; the new tag is in ETag.")
    @APIResponse(responseCode = "403", description = "The part that you may not change is named.")
    @APIResponse(responseCode = "412", description = "Somebody changed it since; read it again.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<StrategyResponse> update(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            StrategyRequest request) {
        RiskPolicy stored = find(id).spec().risk();
        Strategy changed =
                desk.change(
                        RequestValues.id(KIND, id),
                        request.toSpec(stored),
                        IfMatch.version(ifMatch),
                        callers.current());
        return tagged(changed, 200);
    }

    private Strategy find(String id) {
        return strategies
                .find(RequestValues.id(KIND, id))
                .orElseThrow(() -> ProblemException.notFound(KIND, id));
    }

    private static RestResponse<StrategyResponse> tagged(Strategy strategy, int status) {
        StrategyResponse response = StrategyResponse.from(strategy);
        return RestResponse.ResponseBuilder.<StrategyResponse>create(status)
                .entity(response)
                .header(HttpHeaders.ETAG, response.etag())
                .build();
    }
}
