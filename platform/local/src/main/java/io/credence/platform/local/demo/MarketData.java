package io.credence.platform.local.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// What the demo imports: the real tape of `ta4j-examples`, or a file of the user's own bars.
///
/// @param gzippedCsv the file as it is sent
@SuppressWarnings("ArrayRecordComponent") // Two imports are never compared.
public record MarketData(
        Kind kind, String description, String instrument, String interval, byte[] gzippedCsv) {

    private static final String TAPE = "/bitstamp_trades_from_20131125_usd.csv";

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

    /// OHLCV with a header, plain or gzip; the bar length is read off the data.
    public static MarketData file(Path file, String instrument, String interval) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                InputStream in = gunzipped(raw)) {
            return new MarketData(Kind.BARS, file.toString(), instrument, interval, gzip(in));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
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
