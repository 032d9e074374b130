package io.credence.feature.app.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParquetTableTest {

    private static final long HOUR = 3_600_000L;

    public record Candle(
            long openTimeMs, double open, double high, double low, double close, double volume) {}

    public record Stamped(
            Instant time,
            float open,
            float high,
            float low,
            float close,
            @Nullable Double volume,
            long trades) {}

    public record Text(
            String date, String open, String high, String low, String close, String volume) {}

    public record Print(long tradeId, long time, double price, double qty) {}

    public record Odd(long time, double open, double height) {}

    @ParameterizedTest
    @EnumSource(
            value = CompressionCodecName.class,
            names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"})
    void shouldReadBarsHoweverTheyAreCompressed(CompressionCodecName codec) throws IOException {
        // Given two row groups' worth, newest first
        List<Candle> candles = new ArrayList<>();
        for (int i = 2999; i >= 0; i--) {
            candles.add(new Candle(i * HOUR, 2, 3, 1, 2, i));
        }
        // When
        List<CandidateBar> bars = bars(file(Candle.class, candles, codec));
        // Then
        assertThat(bars).hasSize(3000);
        assertThat(bars.getFirst()).isEqualTo(new CandidateBar(2999 * HOUR, 2, 3, 1, 2, 2999));
        assertThat(bars.getLast()).isEqualTo(new CandidateBar(0, 2, 3, 1, 2, 0));
    }

    @Test
    void shouldReadStampsFloatsAndAMissingVolume() throws IOException {
        assertThat(
                        bars(
                                file(
                                        Stamped.class,
                                        List.of(
                                                new Stamped(
                                                        Instant.parse("2023-01-01T00:00:00Z"),
                                                        0.1f,
                                                        0.3f,
                                                        0.1f,
                                                        0.2f,
                                                        null,
                                                        9L)),
                                        CompressionCodecName.SNAPPY)))
                .containsExactly(new CandidateBar(1_672_531_200_000L, 0.1, 0.3, 0.1, 0.2, 0));
    }

    @Test
    void shouldReadNumbersAndTimesThatAreText() throws IOException {
        assertThat(
                        bars(
                                file(
                                        Text.class,
                                        List.of(new Text("2023-01-01", "2", "3.5", "1", "2", "7")),
                                        CompressionCodecName.SNAPPY)))
                .containsExactly(new CandidateBar(1_672_531_200_000L, 2, 3.5, 1, 2, 7));
    }

    @Test
    void shouldReadTrades() throws IOException {
        // Given
        byte[] file =
                file(
                        Print.class,
                        List.of(new Print(1, 1_672_531_200_123_456L, 101.5, 0.25)),
                        CompressionCodecName.SNAPPY);
        try (UploadedFile upload = upload(file)) {
            // When / Then
            Optional<Trade> trade =
                    upload.readTrades(rules(), source -> Optional.ofNullable(source.next()));
            assertThat(trade).contains(new Trade(1_672_531_200_123L, 101.5, 0.25));
        }
    }

    @Test
    void shouldRefuseByRowAndColumn() throws IOException {
        // Given
        byte[] broken =
                file(
                        Candle.class,
                        List.of(new Candle(0, 2, 3, 1, 2, 5), new Candle(HOUR, 2, 1, 3, 2, 5)),
                        CompressionCodecName.SNAPPY);
        byte[] odd = file(Odd.class, List.of(new Odd(1, 2, 3)), CompressionCodecName.SNAPPY);
        // When / Then
        assertThatThrownBy(() -> bars(broken))
                .hasMessageContaining("row 2, column high must be >= low");
        assertThatThrownBy(() -> bars(odd)).hasMessageContaining("has a column 'height'");
    }

    @Test
    void shouldRefuseWhateverIsWrongWithTheBytes() throws IOException {
        // Given
        List<Candle> candles = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            candles.add(new Candle(i * HOUR, 2, 3, 1, 2, 5 + i % 7));
        }
        byte[] whole = file(Candle.class, candles, CompressionCodecName.SNAPPY);
        SplittableRandom random = new SplittableRandom(8L);
        for (int i = 0; i < 400; i++) {
            byte[] bad =
                    Arrays.copyOf(
                            whole, i % 4 == 0 ? random.nextInt(4, whole.length) : whole.length);
            for (int j = 0; j < 1 + i % 20; j++) {
                bad[random.nextInt(4, bad.length)] = (byte) random.nextInt();
            }
            // When / Then a flipped bit may leave it readable
            try {
                assertThat(bars(bad)).isNotEmpty();
            } catch (ProblemException refused) {
                assertThat(refused.code())
                        .isIn(
                                FeatureErrorCode.INVALID_MARKET_DATA,
                                FeatureErrorCode.CONFLICTING_BAR,
                                PlatformErrorCode.PAYLOAD_TOO_LARGE);
            }
        }
    }

    private static List<CandidateBar> bars(byte[] file) throws IOException {
        try (UploadedFile upload = upload(file)) {
            return upload.readBars(
                    Interval.H1,
                    rules(),
                    source -> {
                        List<CandidateBar> bars = new ArrayList<>();
                        for (CandidateBar bar = source.next(); bar != null; bar = source.next()) {
                            bars.add(bar);
                        }
                        return bars;
                    });
        }
    }

    private static UploadedFile upload(byte[] file) throws IOException {
        return UploadedFile.spool(new ByteArrayInputStream(file), false, 100_000, 1 << 30);
    }

    private static ReadingRules rules() {
        return new ReadingRules(new InstrumentId("BTC-USD"), List.of(), false);
    }

    private static <T> byte[] file(Class<T> type, List<T> rows, CompressionCodecName codec)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CarpetWriter<T> writer =
                new CarpetWriter.Builder<>(out, type)
                        .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
                        .withCompressionCodec(codec)
                        .build()) {
            writer.write(rows);
        }
        return out.toByteArray();
    }
}
