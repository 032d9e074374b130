package io.credence.strategy.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.paging.PageSize;
import io.credence.strategy.app.domain.Portfolio;
import io.credence.strategy.app.domain.PortfolioDesk;
import io.credence.strategy.app.domain.Portfolios;
import io.credence.strategy.engine.EngineState;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/portfolios")
@RunOnVirtualThread
@RolesAllowed({
    Role.Claim.VIEWER,
    Role.Claim.RESEARCHER,
    Role.Claim.TRADER,
    Role.Claim.RISK_OFFICER,
    Role.Claim.OPERATOR,
    Role.Claim.SERVICE
})
@Tag(name = "Portfolios", description = "Paper money that follows a strategy on a stream.")
public class PortfolioResource {

    private final PortfolioDesk desk;
    private final Portfolios portfolios;
    private final PortfolioLookup lookup;
    private final Callers callers;
    private final Keyset keyset;

    PortfolioResource(
            PortfolioDesk desk,
            Portfolios portfolios,
            PortfolioLookup lookup,
            Callers callers,
            Keyset keyset) {
        this.desk = desk;
        this.portfolios = portfolios;
        this.lookup = lookup;
        this.callers = callers;
        this.keyset = keyset;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(Role.Claim.TRADER)
    @Operation(operationId = "openPortfolio", summary = "Open a paper portfolio")
    @APIResponse(responseCode = "201", description = "It trades from the next prediction on.")
    @APIResponse(responseCode = "404", description = "Your tenant has no such strategy.")
    public PortfolioResponse open(@Nullable PortfolioRequest body) {
        PortfolioRequest request = Parameters.body(body);
        UUID strategy = Parameters.reference("strategyId", request.strategyId());
        String stream = Parameters.stream(request.stream());
        double cash = Parameters.required("initialCash", request.initialCash());
        Parameters.checked(() -> EngineState.starting(cash));
        return response(desk.open(strategy, stream, cash, callers.current().user()));
    }

    @GET
    @Operation(operationId = "listPortfolios", summary = "List portfolios, oldest first")
    public Page<PortfolioResponse> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        return keyset.page(
                "portfolios",
                pageToken,
                PageSize.of(pageSize),
                (after, limit) ->
                        portfolios.page(after == null ? null : UUID.fromString(after), limit),
                portfolio -> portfolio.id().toString(),
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
