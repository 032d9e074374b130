package io.credence.feature.app.rest;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.observation.BookSnapshot;
import io.credence.feature.app.domain.observation.Observation;
import io.credence.feature.app.domain.observation.ObservationList;
import io.credence.feature.app.domain.observation.ObservationLog;
import io.credence.feature.app.domain.observation.ObservationQuery;
import io.credence.feature.app.domain.observation.ObservationReport;
import io.credence.feature.app.domain.observation.Observations;
import io.credence.feature.app.domain.observation.StoredObservation;
import io.credence.platform.api.Page;
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
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instruments/{symbol}")
@RunOnVirtualThread
@Authenticated
@Tag(
        name = "Observations",
        description = "What is seen beside the bars: funding, order books, chains, and when.")
class ObservationResource {

    private final ObservationLog log;
    private final Observations observations;
    private final Instruments instruments;
    private final Pages pages;
    private final Clock clock;

    ObservationResource(
            ObservationLog log,
            Observations observations,
            Instruments instruments,
            Pages pages,
            Clock clock) {
        this.log = log;
        this.observations = observations;
        this.instruments = instruments;
        this.pages = pages;
        this.clock = clock;
    }

    @POST
    @Path("/observations")
    @Idempotent
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.SERVICE})
    @Operation(
            operationId = "addObservations",
            summary = "Add what was seen beside the bars",
            description =
                    "All of them or none. Nothing is ever changed: a correction is the same event with a "
                            + "later `knownTime`. A feature row knows what was known at its bar's close; what "
                            + "comes after such a bar was stored is late, and rows read later know it.")
    @APIResponseSchema(
            value = ObservationReport.class,
            responseCode = "200",
            responseDescription = "What became of them.")
    @APIResponse(
            responseCode = "400",
            description = "`observations[3].knownTime must not be before eventTime`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(responseCode = "409", description = "CONFLICTING_OBSERVATION")
    public ObservationReport add(@PathParam("symbol") String symbol, ObservationRequest request) {
        InstrumentId instrument = Parameters.existing(instruments, symbol);
        List<Observation> all = request.toDomain(clock.millis());
        return log.add(instrument, new ObservationList("observations", all));
    }

    @POST
    @Path("/book-snapshots")
    @Idempotent
    @RolesAllowed({Role.Claim.TRADER, Role.Claim.SERVICE})
    @Operation(
            operationId = "addBookSnapshot",
            summary = "Add an order book as it stood",
            description =
                    "Becomes the observations `book.*`: best prices, their sizes, and the depth of the "
                            + "best 5, 10 and 20 levels where so many are named.")
    @APIResponseSchema(
            value = ObservationReport.class,
            responseCode = "200",
            responseDescription = "What became of them.")
    @APIResponse(responseCode = "400", description = "`bids[1][0] must be below the level before`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(responseCode = "409", description = "CONFLICTING_OBSERVATION")
    public ObservationReport book(@PathParam("symbol") String symbol, BookSnapshotRequest request) {
        InstrumentId instrument = Parameters.existing(instruments, symbol);
        BookSnapshot book = request.toDomain(clock.millis());
        List<Observation> all = RequestValues.validParts("", book::observations);
        return log.add(instrument, new ObservationList("book", all));
    }

    @GET
    @Path("/observations")
    @Operation(
            operationId = "listObservations",
            summary = "List what was seen, by name and time",
            description =
                    "Events from `from_ms` to before `to_ms`, with all their corrections; with `as_of_ms`, "
                            + "each as it was known then.")
    @APIResponse(responseCode = "200", description = "A page of them.")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    public Page<ObservationResponse> list(
            @PathParam("symbol") String symbol,
            @QueryParam("name") @Nullable String name,
            @QueryParam("from_ms") @Nullable Long fromMs,
            @QueryParam("to_ms") @Nullable Long toMs,
            @QueryParam("as_of_ms") @Nullable Long asOfMs,
            @QueryParam("page_size") @Nullable Integer pageSize,
            @QueryParam("page_token") @Nullable String pageToken) {
        TimeRange range = Parameters.range(fromMs, toMs);
        ObservationQuery query =
                new ObservationQuery(
                        Parameters.existing(instruments, symbol),
                        name == null ? null : ObservationRequest.input("name", name),
                        range.fromMs(),
                        range.toMs(),
                        asOfMs);
        return pages.page(keyset(query), pageSize, pageToken, ObservationResponse::from);
    }

    private Keyset<StoredObservation> keyset(ObservationQuery query) {
        return new Keyset<>(
                "observations " + query,
                words(ObservationQuery.Key.BEGINNING),
                (after, limit) -> observations.page(query, key(after), limit),
                stored -> words(ObservationQuery.Key.of(stored.observation())));
    }

    private static List<String> words(ObservationQuery.Key key) {
        return List.of(key.name(), Long.toString(key.eventMs()), Long.toString(key.knownMs()));
    }

    private static ObservationQuery.Key key(List<String> words) {
        return new ObservationQuery.Key(
                words.getFirst(), Long.parseLong(words.get(1)), Long.parseLong(words.getLast()));
    }
}
