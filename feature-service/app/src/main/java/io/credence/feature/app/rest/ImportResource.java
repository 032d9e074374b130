package io.credence.feature.app.rest;

import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.csv.UploadedFile;
import io.credence.feature.app.domain.ImportReport;
import io.credence.feature.app.domain.Instruments;
import io.credence.feature.app.domain.MarketData;
import io.credence.feature.app.domain.Series;
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

    private final MarketData marketData;
    private final Instruments instruments;
    private final FeatureConfig config;

    ImportResource(MarketData marketData, Instruments instruments, FeatureConfig config) {
        this.marketData = marketData;
        this.instruments = instruments;
        this.config = config;
    }

    @POST
    @Path("/trades")
    @Consumes(CSV)
    @Operation(
            operationId = "importTrades",
            summary = "Import a trade tape and make its bars",
            description =
                    "Times are epoch seconds, epoch milliseconds or ISO 8601, not falling. Equal rows are "
                            + "separate trades; the same file again changes nothing. Bars of every interval "
                            + "that got a trade are made again. gzip with or without Content-Encoding.")
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
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body)
            throws IOException {
        Series series = Parameters.series(instruments, symbol, interval);
        try (UploadedFile file = spool(body, encoding)) {
            return file.readTrades(source -> marketData.importTrades(series, source));
        }
    }

    @POST
    @Path("/bars")
    @Consumes(CSV)
    @Operation(
            operationId = "importBars",
            summary = "Import OHLCV bars",
            description =
                    "Columns in any order; the time column may be named open_time_ms, timestamp, date or "
                            + "time. Opening times rise and lie on the interval's grid; an empty volume is 0. "
                            + "Missing bars stay missing and are reported as gaps.")
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
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body)
            throws IOException {
        Series series = Parameters.series(instruments, symbol, interval);
        try (UploadedFile file = spool(body, encoding)) {
            return file.readBars(
                    series.interval(), source -> marketData.importBars(series, source));
        }
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
