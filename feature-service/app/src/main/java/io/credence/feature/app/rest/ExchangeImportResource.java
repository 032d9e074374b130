package io.credence.feature.app.rest;

import com.github.f4b6a3.uuid.UuidCreator;
import io.credence.feature.app.domain.imports.ExchangeImport;
import io.credence.feature.app.domain.imports.ExchangeImportStarter;
import io.credence.feature.app.domain.imports.ExchangeImports;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.platform.api.Page;
import io.credence.platform.api.ProblemException;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/imports")
@RunOnVirtualThread
@Authenticated
@Tag(
        name = "Exchange imports",
        description = "Bars and trades taken from an exchange, page by page.")
class ExchangeImportResource {

    private final ExchangeImportStarter starter;
    private final ExchangeImports imports;
    private final Instruments instruments;
    private final Pages pages;

    ExchangeImportResource(
            ExchangeImportStarter starter,
            ExchangeImports imports,
            Instruments instruments,
            Pages pages) {
        this.starter = starter;
        this.imports = imports;
        this.instruments = instruments;
        this.pages = pages;
    }

    @POST
    @Idempotent
    @ResponseStatus(202)
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.RESEARCHER})
    @Operation(
            operationId = "startImport",
            summary = "Take bars or trades from an exchange",
            description =
                    "The venue is one that the installation knows, and the instrument's. What comes is stored page "
                            + "by page and inspected like files; an import goes on after a restart of "
                            + "the service, and waits where the exchange wants to be left alone. "
                            + "Trades make bars of the interval, and of every interval that has bars "
                            + "made of trades.")
    @APIResponseSchema(
            value = ExchangeImportResponse.class,
            responseCode = "202",
            responseDescription = "The import begins soon.")
    @APIResponse(
            responseCode = "400",
            description = "`venue must be an exchange of this installation: [binance, kraken]`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public ExchangeImportResponse start(StartImportRequest request) {
        return ExchangeImportResponse.from(
                starter.start(UuidCreator.getTimeOrderedEpoch(), request.toDomain(instruments)));
    }

    @GET
    @Operation(operationId = "listImports", summary = "List imports from exchanges, newest first")
    public Page<ExchangeImportResponse> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        return pages.page(
                Keyset.descending("imports", imports::page, ExchangeImport::id),
                pageSize,
                pageToken,
                ExchangeImportResponse::from);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getImport", summary = "Read how far an import is")
    @APIResponse(responseCode = "200", description = "Its state and progress.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public ExchangeImportResponse get(@PathParam("id") String id) {
        return imports.find(RequestValues.id("import", id))
                .map(ExchangeImportResponse::from)
                .orElseThrow(() -> ProblemException.notFound("import", id));
    }

    @POST
    @Path("/{id}/cancel")
    @Idempotent
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.RESEARCHER})
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import",
            description = "What is stored stays; one that has ended stays as it is.")
    @APIResponse(responseCode = "200", description = "It takes no more bars.")
    @APIResponse(responseCode = "404", description = "RESOURCE_DOES_NOT_EXIST")
    public ExchangeImportResponse cancel(@PathParam("id") String id) {
        return ExchangeImportResponse.from(starter.cancel(RequestValues.id("import", id)));
    }
}
