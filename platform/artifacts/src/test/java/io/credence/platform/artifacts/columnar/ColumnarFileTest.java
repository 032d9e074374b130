package io.credence.platform.artifacts.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jerolba.carpet.CarpetReader;
import io.credence.platform.artifacts.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnarFileTest {

    private static final List<Column> COLUMNS =
            List.of(Column.int64("time"), Column.float64("price"));

    @TempDir Path folder;

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {0, 1, 99, 100, 101, 1234})
    void shouldReadBackWhatWasWritten(int rows) throws IOException {
        // Given
        Path file = folder.resolve("a.parquet");
        write(file, rows, 7L);
        // When
        try (ColumnarReader reader = ColumnarReader.open(file)) {
            long[] times = reader.longs("time");
            double[] prices = reader.doubles("price");
            // Then
            assertThat(reader.rowCount()).isEqualTo(rows);
            assertThat(reader.columns()).isEqualTo(COLUMNS);
            assertThat(reader.metadata()).containsExactly(Map.entry("kernel", "1"));
            assertThat(reader.groupCount()).isEqualTo((rows + 99) / 100);
            SplittableRandom random = new SplittableRandom(7L);
            for (int row = 0; row < rows; row++) {
                assertThat(times[row]).isEqualTo(random.nextLong());
                assertThat(Double.valueOf(prices[row]))
                        .isEqualTo(Double.valueOf(price(row, random)));
            }
        }
    }

    @Test
    void shouldBeReadableByAnotherParquetReader() throws IOException {
        // Given
        Path file = folder.resolve("a.parquet");
        write(file, 250, 3L);
        // When
        List<Row> rows = new CarpetReader<>(file.toFile(), Row.class).toList();
        // Then
        try (ColumnarReader reader = ColumnarReader.open(file)) {
            assertThat(rows.stream().mapToLong(Row::time).toArray())
                    .isEqualTo(reader.longs("time"));
            assertThat(rows.stream().mapToDouble(Row::price).toArray())
                    .isEqualTo(reader.doubles("price"));
        }
    }

    @Test
    void shouldGiveTheSameBytesForEverForTheSameRows() throws IOException {
        // Given
        Path file = folder.resolve("a.parquet");
        // When
        write(file, 150, 1L);
        // Then
        assertThat(Digests.sha256Of(file))
                .isEqualTo("4d0cfe0a17e3d6e53581a314339db02813f1436186ca3596ca3c5df8c338ef84");
    }

    @Test
    void shouldKeepTextsOfAnyLengthForItselfAndOthers() throws IOException {
        // Given texts that need more than eight bytes each, in groups of two
        Path file = folder.resolve("t.parquet");
        List<String> texts = List.of("", "BTC-USD", "ein längerer Text, 長い", "ETH-USD", "x");
        try (ColumnarWriter writer =
                ColumnarWriter.create(
                        file, List.of(Column.text("name"), Column.int64("row")), Map.of(), 2)) {
            for (int row = 0; row < texts.size(); row++) {
                writer.setText(0, texts.get(row));
                writer.setLong(1, row);
                writer.endRow();
            }
        }
        // When / Then
        try (ColumnarReader reader = ColumnarReader.open(file)) {
            assertThat(reader.texts("name")).containsExactlyElementsOf(texts);
            assertThat(reader.longs("row")).containsExactly(0, 1, 2, 3, 4);
        }
        assertThat(new CarpetReader<>(file.toFile(), Named.class).toList())
                .extracting(Named::name)
                .containsExactlyElementsOf(texts);
    }

    record Named(String name, long row) {}

    @Test
    void shouldRefuseACutOffFile() throws IOException {
        // Given
        Path file = folder.resolve("a.parquet");
        write(file, 150, 1L);
        byte[] bytes = Files.readAllBytes(file);
        // When
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
        // Then
        assertThatThrownBy(() -> ColumnarReader.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void shouldRefuseTheWrongKindOfValue() throws IOException {
        // Given
        try (ColumnarWriter writer = ColumnarWriter.create(folder.resolve("a"), COLUMNS)) {
            // When / Then
            assertThatThrownBy(() -> writer.setDouble(0, 1.0))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.setLong(1, 1L))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    record Row(long time, double price) {}

    private static void write(Path file, int rows, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (ColumnarWriter writer =
                ColumnarWriter.create(file, COLUMNS, Map.of("kernel", "1"), 100)) {
            for (int row = 0; row < rows; row++) {
                writer.setLong(0, random.nextLong());
                writer.setDouble(1, price(row, random));
                writer.endRow();
            }
        }
    }

    // The awkward values of the format: NaN, infinities, negative zero.
    private static double price(int row, SplittableRandom random) {
        return switch (row % 7) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            default -> random.nextDouble();
        };
    }
}
