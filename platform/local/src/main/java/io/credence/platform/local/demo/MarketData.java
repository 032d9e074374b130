package io.credence.platform.local.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// What the demo imports: the real tape of `ta4j-examples`, or a file of the user's own bars.
///
/// @param gzippedCsv the file as it is sent
@SuppressWarnings("ArrayRecordComponent") // Two imports are never compared.
public record MarketData(
        Kind kind, String description, String instrument, String interval, byte[] gzippedCsv) {

    private static final String TAPE = "/bitstamp_trades_from_20131125_usd.csv";

    private static final Pattern INTERVAL =
            Pattern.compile("(?<![A-Za-z0-9])(1m|5m|15m|1h|4h|1d)(?![A-Za-z0-9])");

    public enum Kind {
        TRADES,
        BARS
    }

    /// 99,999 trades of BTC/USD on Bitstamp, 2013-11-25 to 2013-12-01.
    public static MarketData tape() {
        try (InputStream in = MarketData.class.getResourceAsStream(TAPE)) {
            if (in == null) {
                throw new IllegalStateException("ta4j-examples is not on the class path");
            }
            return new MarketData(
                    Kind.TRADES,
                    "Bitstamp BTC/USD trades, 2013-11-25 to 2013-12-01 (ta4j-examples)",
                    "BTC-USD",
                    "1m",
                    gzip(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// OHLCV with a header, plain or gzip.
    ///
    /// @param interval null to read it off the file's name, as in `BTCUSD_15m_2023.csv.gz`
    public static MarketData file(Path file, String instrument, @Nullable String interval) {
        if (interval == null) {
            return file(file, instrument, intervalIn(String.valueOf(file.getFileName())));
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = gunzipped(raw)) {
            return new MarketData(Kind.BARS, file.toString(), instrument, interval, gzip(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String intervalIn(String fileName) {
        Matcher matcher = INTERVAL.matcher(fileName);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "how long is a bar of " + fileName + "? Say it, as in --interval 15m");
        }
        return matcher.group(1);
    }

    private static InputStream gunzipped(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() | in.read() << 8;
        in.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in) : in;
    }

    private static byte[] gzip(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            in.transferTo(gzip);
        }
        return out.toByteArray();
    }
}
