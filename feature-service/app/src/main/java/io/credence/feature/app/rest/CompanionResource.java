package io.credence.feature.app.rest;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.instrument.CompanionChoice;
import io.credence.feature.app.domain.instrument.Companions;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.platform.api.Role;
import io.credence.platform.service.request.IfMatch;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instruments/{symbol}/companions")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Companions", description = "Other instruments whose closes are known beside the bars.")
class CompanionResource {

    private final CompanionChoice choice;
    private final Companions companions;
    private final Instruments instruments;

    CompanionResource(CompanionChoice choice, Companions companions, Instruments instruments) {
        this.choice = choice;
        this.companions = companions;
        this.instruments = instruments;
    }

    @GET
    @Operation(operationId = "getCompanions", summary = "Read the companions of an instrument")
    @APIResponse(
            responseCode = "200",
            description = "The companions; their tag is in ETag.",
            content = @Content(schema = @Schema(implementation = CompanionsResponse.class)))
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public RestResponse<CompanionsResponse> get(@PathParam("symbol") String symbol) {
        return tagged(companions.of(Parameters.existing(instruments, symbol)));
    }

    @PUT
    @RolesAllowed(Role.Claim.TRADER)
    @Operation(
            operationId = "replaceCompanions",
            summary = "Name the companions of an instrument",
            description =
                    "All of them. The close of a companion's bar of the same time is known beside the "
                            + "instrument's bar, as `btc.close` and so on; where a companion is named, "
                            + "observations of that name do not count.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced; the new tag is in ETag.",
            content = @Content(schema = @Schema(implementation = CompanionsResponse.class)))
    @APIResponse(responseCode = "400", description = "`companions.btc is not known`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(responseCode = "412", description = "Somebody changed them since; read again.")
    @APIResponse(responseCode = "428", description = "If-Match is missing.")
    public RestResponse<CompanionsResponse> replace(
            @PathParam("symbol") String symbol,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            CompanionsRequest request) {
        InstrumentId instrument = Parameters.existing(instruments, symbol);
        return tagged(
                choice.change(
                        instrument,
                        request.toDomain(instrument, instruments),
                        IfMatch.version(ifMatch)));
    }

    private static RestResponse<CompanionsResponse> tagged(Companions.Chosen chosen) {
        return RestResponse.ResponseBuilder.ok(CompanionsResponse.from(chosen))
                .header(HttpHeaders.ETAG, '"' + Long.toString(chosen.version()) + '"')
                .build();
    }
}
