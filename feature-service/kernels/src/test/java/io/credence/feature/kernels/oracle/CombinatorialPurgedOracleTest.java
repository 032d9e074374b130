package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.kernels.split.CombinatorialPurged;
import io.credence.feature.kernels.split.LabelSpans;
import io.credence.feature.kernels.split.PurgedSplit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Twelve rows in three groups, two of them judged, as skfolio splits them. Its purge of a row to
/// either side is a label that looks one row ahead.
class CombinatorialPurgedOracleTest {

    private static final int ROWS = 12;

    @Test
    void shouldSplitAsSkfolioDoes() throws IOException {
        // Given
        String text = Fixtures.text("golden-vectors.json");
        String block = text.substring(text.indexOf("\"cpcv\""));
        int[][] tests = arrays(after(block, "tests"));
        int[][] paths = arrays(after(block, "path_ids"));
        Matcher cases =
                Pattern.compile("\"purge\":\\s*(\\d+),\\s*\"embargo\":\\s*(\\d+),\\s*\"train\":")
                        .matcher(block);
        int found = 0;
        while (cases.find()) {
            // When
            CombinatorialPurged splits =
                    CombinatorialPurged.of(
                            labels(Integer.parseInt(cases.group(1))),
                            3,
                            2,
                            Long.parseLong(cases.group(2)));
            // Then
            int[][] trains = arrays(block.substring(cases.end()));
            assertThat(splits.paths()).isEqualTo(2);
            List<PurgedSplit> made = splits.splits();
            assertThat(made).hasSize(trains.length);
            for (int i = 0; i < trains.length; i++) {
                assertThat(made.get(i).train()).as(cases.group()).containsExactly(trains[i]);
                assertThat(made.get(i).test())
                        .containsExactly(
                                IntStream.concat(
                                                Arrays.stream(tests[2 * i]),
                                                Arrays.stream(tests[2 * i + 1]))
                                        .toArray());
                assertThat(splits.pathsOf(i)).containsExactly(paths[i]);
            }
            found++;
        }
        assertThat(found).isEqualTo(3);
    }

    private static LabelSpans labels(int ahead) {
        return LabelSpans.of(
                IntStream.range(0, ROWS).asLongStream().toArray(),
                IntStream.range(0, ROWS).mapToLong(row -> row + ahead).toArray());
    }

    private static String after(String block, String name) {
        return block.substring(block.indexOf("\"" + name + "\":") + name.length() + 3);
    }

    /// The innermost arrays of the array that the text begins with.
    private static int[][] arrays(String text) {
        int depth = 0;
        int end = text.indexOf('[');
        do {
            char c = text.charAt(end++);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        } while (depth > 0);
        List<int[]> arrays = new ArrayList<>();
        Matcher inner = Pattern.compile("\\[([\\d,\\s]+)]").matcher(text.substring(0, end));
        while (inner.find()) {
            arrays.add(
                    Arrays.stream(inner.group(1).split(","))
                            .mapToInt(number -> Integer.parseInt(number.strip()))
                            .toArray());
        }
        return arrays.toArray(int[][]::new);
    }
}
