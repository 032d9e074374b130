package io.credence.strategy.app.rest;

import io.credence.platform.api.Page;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.credence.platform.service.paging.Keyset;
import io.credence.platform.service.paging.Pages;
import io.credence.platform.service.request.RequestValues;
import io.credence.strategy.app.domain.BacktestDesk;
import io.credence.strategy.app.domain.Backtests;
import io.credence.strategy.app.domain.StoredBacktest;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/backtests")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Backtests", description = "A strategy over stored bars, with the paper engine.")
public class BacktestResource {

    private final BacktestDesk desk;
    private final Backtests backtests;
    private final Callers callers;
    private final Pages pages;

    BacktestResource(BacktestDesk desk, Backtests backtests, Callers callers, Pages pages) {
        this.desk = desk;
        this.backtests = backtests;
        this.callers = callers;
        this.pages = pages;
    }

    @POST
    @Idempotent(waitsFirst = true)
    @ResponseStatus(201)
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.RESEARCHER, Role.Claim.SERVICE})
    @Operation(
            operationId = "runBacktest",
            summary = "Run a strategy over stored bars",
            description =
                    "Forecasts are those of `modelVersion`, else of the version behind the strategy's"
                            + " alias. Ratios are of daily UTC returns with 365 days a year, and null"
                            + " where undefined.")
    @APIResponseSchema(
            value = StoredBacktest.class,
            responseCode = "201",
            responseDescription = "The result, which is also stored.")
    @APIResponse(responseCode = "409", description = "There are no bars, or no forecasts of them.")
    @APIResponse(responseCode = "502", description = "A service behind this one does not answer.")
    public StoredBacktest run(BacktestBody request) {
        return kept(desk.run(request.toRequest(), callers.current().user()));
    }

    @Idempotent
    @ResponseStatus(201)
    StoredBacktest kept(StoredBacktest backtest) {
        backtests.add(backtest);
        return backtest;
    }

    @GET
    @Operation(
            operationId = "listBacktests",
            summary = "List backtests, newest first",
            description = "Without equity curves and trades.")
    public Page<StoredBacktest> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        return pages.page(
                Keyset.descending("backtests", backtests::page, StoredBacktest::id),
                pageSize,
                pageToken,
                Function.identity());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBacktest", summary = "Show a backtest")
    public StoredBacktest get(@PathParam("id") String id) {
        return backtests
                .find(RequestValues.id("backtest", id))
                .orElseThrow(() -> ProblemException.notFound("backtest", id));
    }
}
