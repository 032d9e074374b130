package io.credence.strategy.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.request.RequestValues;
import io.credence.strategy.app.domain.Portfolio;
import io.credence.strategy.app.domain.PortfolioDesk;
import io.credence.strategy.app.domain.Portfolios;
import io.credence.strategy.engine.EngineState;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/portfolios")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Portfolios", description = "Paper money that follows a strategy on a stream.")
public class PortfolioResource {

    private final PortfolioDesk desk;
    private final Portfolios portfolios;
    private final PortfolioLookup lookup;
    private final Callers callers;
    private final Pages pages;

    PortfolioResource(
            PortfolioDesk desk,
            Portfolios portfolios,
            PortfolioLookup lookup,
            Callers callers,
            Pages pages) {
        this.desk = desk;
        this.portfolios = portfolios;
        this.lookup = lookup;
        this.callers = callers;
        this.pages = pages;
    }

    @POST
    @Idempotent(waitsFirst = true)
    @ResponseStatus(201)
    @RolesAllowed(Role.Claim.TRADER)
    @Operation(operationId = "openPortfolio", summary = "Open a paper portfolio")
    @APIResponseSchema(
            value = PortfolioResponse.class,
            responseCode = "201",
            responseDescription = "It trades from the next prediction on.")
    @APIResponse(responseCode = "404", description = "Your tenant has no such strategy.")
    @APIResponse(
            responseCode = "409",
            description =
                    "FEATURE_SET_NOT_LIVE: it would follow live bars, and no rows of its model's"
                            + " feature set come. FEATURE_SET_CHANGED: the set has changed since"
                            + " the model was trained.")
    @APIResponse(
            responseCode = "502",
            description = "prediction-service does not answer, so a live one cannot be checked.")
    public PortfolioResponse open(PortfolioRequest request) {
        UUID strategy = RequestValues.reference("strategyId", request.strategyId());
        String stream = request.validStream();
        double cash = RequestValues.required("initialCash", request.initialCash());
        RequestValues.validParts("", () -> EngineState.starting(cash));
        desk.requireForecasts(strategy, stream);
        return opened(strategy, stream, cash);
    }

    @Idempotent
    @ResponseStatus(201)
    PortfolioResponse opened(UUID strategy, String stream, double cash) {
        return response(desk.open(strategy, stream, cash, callers.current().user()));
    }

    @GET
    @Operation(operationId = "listPortfolios", summary = "List portfolios, oldest first")
    public Page<PortfolioResponse> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        return pages.page(
                Keyset.ascending("portfolios", portfolios::page, Portfolio::id),
                pageSize,
                pageToken,
                this::response);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPortfolio", summary = "Show a portfolio")
    public PortfolioResponse get(@PathParam("id") String id) {
        return response(lookup.portfolio(id));
    }

    private PortfolioResponse response(Portfolio portfolio) {
        return PortfolioResponse.from(portfolio, lookup.spec(portfolio));
    }
}
