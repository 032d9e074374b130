package io.credence.feature.app.rest;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.instrument.Instrument;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.platform.api.Page;
import io.credence.platform.api.PlatformErrorCode;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instruments")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Instruments", description = "What is traded, and where.")
class InstrumentResource {

    private static final Pattern VENUE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Instruments instruments;
    private final Pages pages;
    private final TenantContext caller;
    private final Clock clock;

    InstrumentResource(Instruments instruments, Pages pages, TenantContext caller, Clock clock) {
        this.instruments = instruments;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed(Role.Claim.TRADER)
    @Operation(operationId = "createInstrument", summary = "Name an instrument")
    @APIResponseSchema(
            value = InstrumentResponse.class,
            responseCode = "201",
            responseDescription = "The instrument is new.")
    @APIResponse(responseCode = "200", description = "The same instrument exists already.")
    @APIResponse(responseCode = "400", description = "`symbol must be BASE-QUOTE in capitals`")
    @APIResponse(responseCode = "409", description = "The symbol exists at another venue.")
    public RestResponse<InstrumentResponse> create(CreateInstrumentRequest request) {
        InstrumentId symbol = symbol(RequestValues.required("symbol", request.symbol()));
        String venue = RequestValues.required("venue", request.venue());
        if (!VENUE.matcher(venue).matches()) {
            throw ProblemException.invalid(
                    "venue", "must be lower-case letters, digits and dashes, at most 40");
        }
        boolean isNew =
                instruments.add(
                        symbol,
                        venue,
                        caller.user(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        Instrument stored = instruments.find(symbol).orElseThrow(() -> Instruments.unknown(symbol));
        if (!stored.venue().equals(venue)) {
            throw new ProblemException(
                    PlatformErrorCode.RESOURCE_CONFLICT,
                    "instrument '" + symbol + "' exists at the venue " + stored.venue());
        }
        return RestResponse.ResponseBuilder.ok(InstrumentResponse.from(stored))
                .status(isNew ? RestResponse.Status.CREATED : RestResponse.Status.OK)
                .build();
    }

    private static InstrumentId symbol(String text) {
        try {
            return new InstrumentId(text);
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid(
                    "symbol", "must be BASE-QUOTE in capitals, for example BTC-USD");
        }
    }

    @GET
    @Operation(operationId = "listInstruments", summary = "List instruments by symbol")
    public Page<InstrumentResponse> list(
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        Keyset<Instrument> list =
                new Keyset<>(
                        "instruments",
                        List.of(""),
                        (after, limit) -> instruments.page(after.getFirst(), limit),
                        instrument -> List.of(instrument.symbol().value()));
        return pages.page(list, pageSize, pageToken, InstrumentResponse::from);
    }

    @GET
    @Path("/{symbol}")
    @Operation(operationId = "getInstrument", summary = "Read one instrument")
    @APIResponse(responseCode = "200", description = "The instrument.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public InstrumentResponse get(@PathParam("symbol") String symbol) {
        InstrumentId id = Parameters.instrument(symbol);
        return instruments
                .find(id)
                .map(InstrumentResponse::from)
                .orElseThrow(() -> Instruments.unknown(id));
    }
}
