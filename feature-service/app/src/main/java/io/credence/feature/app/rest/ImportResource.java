package io.credence.feature.app.rest;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.csv.ObservationFile;
import io.credence.feature.app.csv.ReadingRules;
import io.credence.feature.app.csv.UploadedFile;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.imports.ImportReport;
import io.credence.feature.app.domain.imports.ImportRules;
import io.credence.feature.app.domain.imports.MarketData;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.observation.ObservationLog;
import io.credence.feature.app.domain.observation.ObservationReport;
import io.credence.feature.app.domain.quality.FindingSource;
import io.credence.feature.kernels.inputs.InputName;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/instruments/{symbol}")
@RunOnVirtualThread
@RolesAllowed(Role.Claim.TRADER)
@Tag(name = "Imports", description = "Market data as files: all of a file or nothing.")
class ImportResource {

    private static final String CSV = "text/csv";
    private static final long MAX_KNOWN_AFTER_MS = 366 * Interval.D1.millis();
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final int MAX_COLUMNS = 64;

    private final MarketData marketData;
    private final ObservationLog log;
    private final Instruments instruments;
    private final FeatureConfig config;

    ImportResource(
            MarketData marketData,
            ObservationLog log,
            Instruments instruments,
            FeatureConfig config) {
        this.marketData = marketData;
        this.log = log;
        this.instruments = instruments;
        this.config = config;
    }

    @POST
    @Path("/trades")
    @Consumes({CSV, PARQUET})
    @Operation(
            operationId = "importTrades",
            summary = "Import a trade tape and make its bars",
            description =
                    "CSV as Binance, Bitstamp, Coinbase, Kraken and their archives write it, or Parquet. "
                            + "Times are epoch s, ms, µs or ns, or ISO 8601, oldest or newest first; a "
                            + "column `side` or `is_buyer_maker` tells who came to whom. Equal "
                            + "rows are separate trades; the same file again changes nothing. Bars of every "
                            + "interval that got a trade are made again; what is odd about them is noted. "
                            + "gzip with or without Content-Encoding.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "tape",
                                            value =
                                                    "timestamp,price,amount\n1385337600,800.01,0.1\n")))
    @APIResponse(responseCode = "200", description = "What came of it.")
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_MARKET_DATA, for example `line 17, column price must be > 0, was -1.0`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(
            responseCode = "409",
            description = "CONFLICTING_BAR: a bar that was not made of trades has other values.")
    @APIResponse(responseCode = "413", description = "Too many rows or bytes.")
    public ImportReport trades(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("columns") @Nullable String columns,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body)
            throws IOException {
        Series series = Parameters.series(instruments, symbol, interval);
        ReadingRules rules = new ReadingRules(series.instrument(), columns(columns), false);
        try (UploadedFile file = spool(body, encoding)) {
            return file.readTrades(rules, source -> marketData.importTrades(series, source));
        }
    }

    @POST
    @Path("/bars")
    @Consumes({CSV, PARQUET})
    @Operation(
            operationId = "importBars",
            summary = "Import OHLCV bars",
            description =
                    "CSV as Binance, Bitstamp, Coinbase, Kraken and their archives write it, or Parquet. "
                            + "Columns in any order, lines about the file before them; without names where "
                            + "the exchange is known by its columns, or `columns` names them. Times are epoch "
                            + "s, ms, µs or ns, or ISO 8601, oldest or newest first, on the interval's grid; "
                            + "an empty volume is 0. Missing bars stay missing and are reported as gaps. Every "
                            + "bar is inspected: made-up stretches go into quarantine, broken bars and random "
                            + "numbers refuse the file. With `accept_suspect` all that can be bars are stored, "
                            + "and broken ones go into quarantine.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "bars",
                                            value =
                                                    """
                                                    open_time_ms,open,high,low,close,volume
                                                    1672531200000,16541.77,16544.76,16520,16520.69,1172.5
                                                    """)))
    @APIResponse(responseCode = "200", description = "What came of it.")
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_MARKET_DATA, for example `line 3, column high must be >= low, was 1.0 < 2.0`")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(
            responseCode = "409",
            description = "CONFLICTING_BAR, for example `line 9 differs from the stored 1m bar`")
    @APIResponse(responseCode = "413", description = "Too many rows or bytes.")
    public ImportReport bars(
            @PathParam("symbol") String symbol,
            @QueryParam("interval") @Nullable String interval,
            @QueryParam("columns") @Nullable String columns,
            @QueryParam("accept_suspect") @Nullable Boolean acceptSuspect,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body)
            throws IOException {
        Series series = Parameters.series(instruments, symbol, interval);
        ImportRules rules = new ImportRules(FindingSource.FILE, Boolean.TRUE.equals(acceptSuspect));
        ReadingRules reading =
                new ReadingRules(series.instrument(), columns(columns), rules.acceptSuspect());
        try (UploadedFile file = spool(body, encoding)) {
            return file.readBars(
                    series.interval(),
                    reading,
                    source -> marketData.importBars(series, source, rules));
        }
    }

    @POST
    @Path("/observations/file")
    @Consumes(CSV)
    @Operation(
            operationId = "importObservations",
            summary = "Import what was seen beside the bars",
            description =
                    "Columns `event_time,value`, `known_time` and `name`; times as in the other files. In "
                            + "place of the last two there may be the parameters `name`, the input of "
                            + "all rows, and `known_after_ms`: each is known so long after its event.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CSV,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "funding",
                                            value =
                                                    """
                                                    funding_time_ms,known_time_ms,rate
                                                    1640995200006,1640995201000,0.0001
                                                    """)))
    @APIResponse(responseCode = "200", description = "What came of it.")
    @APIResponse(
            responseCode = "400",
            description =
                    "INVALID_MARKET_DATA, for example `line 3, column rate must be a number`, or "
                            + "`known_after_ms` is required")
    @APIResponse(responseCode = "404", description = "UNKNOWN_INSTRUMENT")
    @APIResponse(responseCode = "409", description = "CONFLICTING_OBSERVATION")
    @APIResponse(responseCode = "413", description = "Too many rows or bytes.")
    public ObservationReport observations(
            @PathParam("symbol") String symbol,
            @QueryParam("name") @Nullable String name,
            @QueryParam("known_after_ms") @Nullable Long knownAfterMs,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body)
            throws IOException {
        InstrumentId instrument = Parameters.existing(instruments, symbol);
        InputName same = name == null ? null : ObservationRequest.input("name", name);
        if (knownAfterMs != null && (knownAfterMs < 0 || knownAfterMs > MAX_KNOWN_AFTER_MS)) {
            throw ProblemException.invalid("known_after_ms", "must be between 0 and a year");
        }
        try (UploadedFile file = spool(body, encoding)) {
            return file.readObservations(
                    new ObservationFile(same, knownAfterMs), source -> log.add(instrument, source));
        }
    }

    private static List<String> columns(@Nullable String names) {
        if (names == null || names.isBlank()) {
            return List.of();
        }
        String[] columns = names.strip().split(",", MAX_COLUMNS + 1);
        if (columns.length > MAX_COLUMNS) {
            throw ProblemException.invalid(
                    "columns", "must be at most " + MAX_COLUMNS + " names with commas between");
        }
        return List.of(columns);
    }

    private UploadedFile spool(InputStream body, @Nullable String encoding) throws IOException {
        String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        if (!name.equals("identity") && !name.equals("gzip")) {
            throw new ProblemException(
                    PlatformErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Encoding must be gzip or absent, was " + name);
        }
        return UploadedFile.spool(
                body,
                name.equals("gzip"),
                config.imports().maxRows(),
                config.imports().maxBytes().asLongValue());
    }
}
