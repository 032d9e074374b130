package io.credence.strategy.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.request.RequestValues;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.app.domain.LedgerPages;
import io.credence.strategy.app.domain.LedgerPages.EquityColumns;
import io.credence.strategy.app.domain.Portfolio;
import io.credence.strategy.engine.portfolio.Fill;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/portfolios/{id}")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Ledger", description = "Why each bar did or did not trade, and what came of it.")
public class LedgerResource {

    private static final int EQUITY_POINTS = 10_000;
    private static final int MOST_EQUITY_POINTS = 100_000;

    private final LedgerPages ledger;
    private final PortfolioLookup lookup;
    private final Pages pages;

    LedgerResource(LedgerPages ledger, PortfolioLookup lookup, Pages pages) {
        this.ledger = ledger;
        this.lookup = lookup;
        this.pages = pages;
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
        Keyset<DecisionMade> decisions =
                newestFirst(
                        "decisions/" + portfolio,
                        (before, size) -> ledger.decisions(portfolio, before, size),
                        DecisionMade::barOpenTimeMs);
        return pages.page(decisions, pageSize, pageToken, Function.identity());
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
        Keyset<Fill> fills =
                newestFirst(
                        "fills/" + portfolio.id(),
                        (before, size) -> ledger.fills(portfolio.id(), before, size),
                        Fill::order);
        return pages.page(
                fills,
                pageSize,
                pageToken,
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
        int points = RequestValues.between("limit", limit, EQUITY_POINTS, MOST_EQUITY_POINTS);
        return ledger.equity(lookup.portfolio(id).id(), from, to, points);
    }

    private interface RowsByNumber<T> {
        List<T> before(long number, int limit);
    }

    private static <T> Keyset<T> newestFirst(
            String name, RowsByNumber<T> rows, ToLongFunction<T> number) {
        return new Keyset<>(
                name,
                List.of(Long.toString(Long.MAX_VALUE)),
                (key, limit) -> rows.before(Long.parseLong(key.getFirst()), limit),
                row -> List.of(Long.toString(number.applyAsLong(row))));
    }
}
