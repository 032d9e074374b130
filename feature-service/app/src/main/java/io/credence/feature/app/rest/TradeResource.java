package io.credence.feature.app.rest;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.tape.LiveTrades;
import io.credence.platform.api.Role;
import io.credence.platform.service.idempotency.Idempotent;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/instruments/{symbol}/trades/live")
@RunOnVirtualThread
@Authenticated
@Tag(name = "Trades", description = "Trades as they are printed, and the bars made of them.")
class TradeResource {

    private final LiveTrades live;
    private final Instruments instruments;

    TradeResource(LiveTrades live, Instruments instruments) {
        this.live = live;
        this.instruments = instruments;
    }

    @POST
    @Idempotent
    @ResponseStatus(202)
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.SERVICE})
    @Operation(
            operationId = "addLiveTrades",
            summary = "Add trades that have just been printed",
            description =
                    "At most 500, in the order of the tape, all of them or none, as on `trades.v1`. A `number` "
                            + "that is not above the newest was taken before and changes nothing. The first "
                            + "trade beyond a bar closes it: it is stored, and its rows are published on "
                            + "`features.v1`, stream `live`. Trades of a closed bar are stored as late.")
    @APIResponseSchema(
            value = LiveTradesResponse.class,
            responseCode = "202",
            responseDescription = "The trades are stored.")
    @APIResponse(
            responseCode = "400",
            description = "INVALID_MARKET_DATA, for example `trades[3].timeMs must not fall`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public LiveTradesResponse live(@PathParam("symbol") String symbol, LiveTradesRequest request) {
        InstrumentId instrument = Parameters.existing(instruments, symbol);
        List<TradePrinted> trades = request.toDomain(instrument);
        LiveTrades.Taken taken = live.add(instrument, trades, LiveTradesRequest::place);
        return new LiveTradesResponse(
                instrument.value(), taken.added(), trades.size() - taken.added(), taken.late());
    }
}
