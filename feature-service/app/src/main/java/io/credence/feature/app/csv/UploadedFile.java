package io.credence.feature.app.csv;

import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.imports.TradeSource;
import io.credence.feature.app.domain.observation.ObservationSource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// An upload on local disk: Parquet, or text, gzip or not. It is spooled before a database
/// transaction begins, so that a slow client holds no locks.
public final class UploadedFile implements AutoCloseable {

    private static final byte[] PARQUET_MAGIC = {'P', 'A', 'R', '1'};
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path file;
    private final boolean saidGzip;
    private final int maxRows;
    private final long maxBytes;

    private UploadedFile(Path file, boolean saidGzip, int maxRows, long maxBytes) {
        this.file = file;
        this.saidGzip = saidGzip;
        this.maxRows = maxRows;
        this.maxBytes = maxBytes;
    }

    /// Copies `body` to a temporary file.
    ///
    /// @param maxBytes after decompression
    public static UploadedFile spool(InputStream body, boolean saidGzip, int maxRows, long maxBytes)
            throws IOException {
        Path file = Files.createTempFile("upload-", ".csv");
        try {
            Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new UploadedFile(file, saidGzip, maxRows, maxBytes);
    }

    /// What to do with the rows of a file.
    @FunctionalInterface
    public interface Reader<S, T> {

        T read(S source) throws IOException;
    }

    public <T> T readBars(Interval interval, ReadingRules rules, Reader<BarSource, T> reader) {
        if (isParquet()) {
            return readTable(
                    BarCsv.columns(rules.instrument()),
                    table -> reader.read(new BarRows(table, interval, rules.keepBroken())));
        }
        return read(lines -> reader.read(BarCsv.open(lines, maxRows, interval, rules)));
    }

    public <T> T readTrades(ReadingRules rules, Reader<TradeSource, T> reader) {
        if (isParquet()) {
            return readTable(TradeCsv.COLUMNS, table -> reader.read(new TradeRows(table)));
        }
        return read(lines -> reader.read(TradeCsv.open(lines, maxRows, rules)));
    }

    private boolean isParquet() {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(PARQUET_MAGIC.length), PARQUET_MAGIC);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private <T> T readTable(CsvColumns columns, Reader<MarketTable, T> reader) {
        try (ParquetTable table = ParquetTable.open(file, columns, maxRows)) {
            return reader.read(table);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static IllegalStateException unreadable(IOException e) {
        return new IllegalStateException("an upload cannot be read back", e);
    }

    public <T> T readObservations(ObservationFile said, Reader<ObservationSource, T> reader) {
        return read(lines -> reader.read(new ObservationCsv(lines, maxRows, said)));
    }

    private <T> T read(Reader<LineReader, T> reader) {
        try (InputStream in = open()) {
            return reader.read(new LineReader(in, maxBytes));
        } catch (ZipException | EOFException e) {
            throw Refusals.file("is not readable as gzip: " + e.getMessage());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    // The header may lie, and many clients send a .gz file as it is.
    private InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(2);
            boolean isGzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
            in.reset();
            if (saidGzip && !isGzip) {
                throw Refusals.file("is not gzip, although Content-Encoding says so");
            }
            return isGzip ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
