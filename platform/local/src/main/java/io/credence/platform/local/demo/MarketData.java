package io.credence.platform.local.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
        Kind kind,
        String description,
        String venue,
        String instrument,
        String interval,
        byte[] gzippedCsv) {

    private static final String TAPE = "/bitstamp_trades_from_20131125_usd.csv";

    private static final Pattern INTERVAL =
            Pattern.compile("(?<![A-Za-z0-9])(1m|5m|15m|1h|4h|1d)(?![A-Za-z0-9])");
    private static final Pattern INSTRUMENT =
            Pattern.compile("(?<![A-Z0-9])([A-Z0-9]{2,10})-?(USDT|USDC|USD|EUR)(?![A-Z0-9])");

    public enum Kind {
        TRADES,
        BARS
    }

    /// 100,000 trades of BTC/USD on Bitstamp, 2013-11-25 to 2013-12-01.
    public static MarketData tape() {
        try (InputStream in = MarketData.class.getResourceAsStream(TAPE)) {
            if (in == null) {
                throw new IllegalStateException("ta4j-examples is not on the class path");
            }
            return new MarketData(
                    Kind.TRADES,
                    "Bitstamp BTC/USD trades, 2013-11-25 to 2013-12-01 (ta4j-examples)",
                    "bitstamp",
                    "BTC-USD",
                    "1m",
                    gzip(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// OHLCV with a header, plain or gzip.
    ///
    /// @param instrument null to read it off the file's name, as in `BTCUSD_15m_2023.csv.gz`
    /// @param interval the same
    public static MarketData file(
            Path file, @Nullable String instrument, @Nullable String interval) {
        String name = String.valueOf(file.getFileName());
        String symbol = instrument != null ? instrument : instrumentIn(name);
        String length = interval != null ? interval : intervalIn(name);
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = gunzipped(raw)) {
            return new MarketData(Kind.BARS, file.toString(), "file", symbol, length, gzip(in));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The length of a bar in milliseconds.
    long barMs() {
        long count = Long.parseLong(interval.substring(0, interval.length() - 1));
        return count
                * switch (interval.charAt(interval.length() - 1)) {
                    case 'm' -> 60_000L;
                    case 'h' -> 3_600_000L;
                    default -> 86_400_000L;
                };
    }

    private static String instrumentIn(String fileName) {
        Matcher matcher = INSTRUMENT.matcher(fileName);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "what does " + fileName + " hold? Say it, as in --instrument BTC-USD");
        }
        return matcher.group(1) + "-" + matcher.group(2);
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
