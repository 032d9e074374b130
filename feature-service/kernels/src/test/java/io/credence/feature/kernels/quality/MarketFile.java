package io.credence.feature.kernels.quality;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;

/// Market data beside the project, where a working place has it; it is not part of it.
final class MarketFile {

    private MarketFile() {}

    static CandidateBars read(String name) throws IOException {
        Path file = Path.of("../../../shared/data").resolve(name);
        assumeTrue(Files.exists(file), "no market data at " + file);
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            List<String[]> rows = lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
            return new CandidateBars(
                    rows.stream().mapToLong(row -> Long.parseLong(row[0])).toArray(),
                    column(rows, row -> number(row[1])),
                    column(rows, row -> number(row[2])),
                    column(rows, row -> number(row[3])),
                    column(rows, row -> number(row[4])),
                    column(rows, row -> number(row[5])));
        }
    }

    private static double[] column(List<String[]> rows, ToDoubleFunction<String[]> of) {
        return rows.stream().mapToDouble(of).toArray();
    }

    private static double number(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }
}
