package io.credence.strategy.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.paging.PageSize;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.app.domain.LedgerPages;
import io.credence.strategy.app.domain.LedgerPages.EquityColumns;
import io.credence.strategy.app.domain.Portfolio;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/portfolios/{id}")
@RunOnVirtualThread
@RolesAllowed({
    Role.Claim.VIEWER,
    Role.Claim.RESEARCHER,
    Role.Claim.TRADER,
    Role.Claim.RISK_OFFICER,
    Role.Claim.OPERATOR,
    Role.Claim.SERVICE
})
@Tag(name = "Ledger", description = "Why each bar did or did not trade, and what came of it.")
public class LedgerResource {

    private static final int EQUITY_POINTS = 10_000;
    private static final int MOST_EQUITY_POINTS = 100_000;

    private final LedgerPages ledger;
    private final PortfolioLookup lookup;
    private final Keyset keyset;

    LedgerResource(LedgerPages ledger, PortfolioLookup lookup, Keyset keyset) {
        this.ledger = ledger;
        this.lookup = lookup;
        this.keyset = keyset;
    }

    @GET
    @Path("/decisions")
    @Operation(
            operationId = "listDecisions",
            summary = "List decisions, newest bar first",
            description =
                    "Every bar has one, with its chain. `forecastReason` says why there was no"
                            + " forecast.")
    public Page<DecisionMade> decisions(
            @PathParam("id") String id,
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        UUID portfolio = lookup.portfolio(id).id();
        return keyset.page(
                "decisions/" + portfolio,
                pageToken,
                PageSize.of(pageSize),
                (before, size) -> ledger.decisions(portfolio, key(before), size),
                decision -> Long.toString(decision.barOpenTimeMs()),
                Function.identity());
    }

    @GET
    @Path("/fills")
    @Operation(operationId = "listFills", summary = "List fills, newest first")
    public Page<FillResponse> fills(
            @PathParam("id") String id,
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        Portfolio portfolio = lookup.portfolio(id);
        String instrument = lookup.spec(portfolio).instrument();
        return keyset.page(
                "fills/" + portfolio.id(),
                pageToken,
                PageSize.of(pageSize),
                (before, size) -> ledger.fills(portfolio.id(), key(before), size),
                fill -> Long.toString(fill.order()),
                fill -> FillResponse.from(portfolio.id(), instrument, fill));
    }

    @GET
    @Path("/equity")
    @Operation(
            operationId = "getEquity",
            summary = "Show the equity curve",
            description =
                    "Columns, ascending in time, of bars with from_ms <= openTimeMs < to_ms; the"
                            + " newest ones where there are more than `limit`.")
    public EquityColumns equity(
            @PathParam("id") String id,
            @QueryParam("from_ms") @Nullable Long fromMs,
            @QueryParam("to_ms") @Nullable Long toMs,
            @QueryParam("limit") @Nullable Integer limit) {
        long from = fromMs == null ? Long.MIN_VALUE : fromMs;
        long to = toMs == null ? Long.MAX_VALUE : toMs;
        if (from >= to) {
            throw ProblemException.invalid("from_ms", "must be before to_ms");
        }
        int points = Parameters.limit(limit, EQUITY_POINTS, MOST_EQUITY_POINTS);
        return ledger.equity(lookup.portfolio(id).id(), from, to, points);
    }

    private static long key(@Nullable String key) {
        return key == null ? Long.MAX_VALUE : Long.parseLong(key);
    }
}
