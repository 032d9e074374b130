package io.credence.strategy.app.rest;

import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.request.RequestValues;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.LedgerPages;
import io.credence.strategy.app.domain.Portfolio;
import io.credence.strategy.app.domain.RiskDesk;
import io.credence.strategy.engine.EngineListener;
import io.credence.strategy.engine.TradingEngine;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/portfolios/{id}/risk")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Risk", description = "Limits on marked equity, the kill switch, and the way back.")
public class RiskResource {

    private static final int EVENTS = 50;
    private static final int LONGEST_REASON = 500;

    private final RiskDesk desk;
    private final LedgerPages ledger;
    private final PortfolioLookup lookup;
    private final Callers callers;

    RiskResource(RiskDesk desk, LedgerPages ledger, PortfolioLookup lookup, Callers callers) {
        this.desk = desk;
        this.ledger = ledger;
        this.lookup = lookup;
        this.callers = callers;
    }

    @GET
    @Operation(operationId = "getRisk", summary = "Show the risk state and how far the limits are")
    public RiskResponse get(@PathParam("id") String id) {
        Portfolio portfolio = lookup.portfolio(id);
        StrategySpec spec = lookup.spec(portfolio);
        TradingEngine engine = new TradingEngine(spec, portfolio.engine(), EngineListener.SILENT);
        return RiskResponse.from(
                engine.riskState(),
                engine.riskChecks(),
                spec.risk(),
                ledger.riskChanges(portfolio.id(), EVENTS));
    }

    @POST
    @Path("/halt")
    @Idempotent
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.RISK_OFFICER})
    @Operation(
            operationId = "haltTrading",
            summary = "Stop trading",
            description =
                    "Nothing opens from here on, a waiting entry is cancelled, and an open position"
                            + " is closed at the next bar's open.")
    @APIResponse(responseCode = "200", description = "Trading is halted.")
    @APIResponse(responseCode = "409", description = "RISK_STATE_CONFLICT: it was already.")
    public RiskResponse halt(@PathParam("id") String id, RiskRequest request) {
        desk.halt(RequestValues.id("portfolio", id), reason(request), callers.current().user());
        return get(id);
    }

    @POST
    @Path("/reset")
    @Idempotent
    @RolesAllowed(Role.Claim.RISK_OFFICER)
    @Operation(
            operationId = "resetTrading",
            summary = "Free trading after a halt",
            description = "Drawdown, loss and volatility are measured anew from here.")
    @APIResponse(responseCode = "200", description = "Trading is active.")
    @APIResponse(responseCode = "409", description = "RISK_STATE_CONFLICT: it was not halted.")
    public RiskResponse reset(@PathParam("id") String id, RiskRequest request) {
        desk.reset(RequestValues.id("portfolio", id), reason(request), callers.current().user());
        return get(id);
    }

    private static String reason(RiskRequest request) {
        return RequestValues.text("reason", request.reason(), LONGEST_REASON);
    }
}
