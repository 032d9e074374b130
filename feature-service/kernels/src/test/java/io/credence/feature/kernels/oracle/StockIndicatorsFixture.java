package io.credence.feature.kernels.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Expected values of the Stock.Indicators project on its 502 daily bars, where a working place has
/// them beside the project; they are not part of it.
public final class StockIndicatorsFixture {

    private static final int BARS = 502;
    private static final long DAY_MS = 86_400_000L;

    private static final String QUOTES = "quotes/default.csv";

    private StockIndicatorsFixture() {}

    /// Skips the test where there are no such values.
    public static StockIndicatorsFixture orSkip() {
        String _ = text(QUOTES);
        return new StockIndicatorsFixture();
    }

    /// Of each bar; NaN where the source has none.
    public double[] expected(String indicator, String field) {
        double[] expected =
                Fixtures.numbers(text("results/" + indicator + ".standard.json"), field);
        assertThat(expected).hasSize(BARS);
        return expected;
    }

    /// The kernel's value at each bar.
    public double[] actual(Function<KernelGraph, Kernel> make) {
        KernelGraph graph = new KernelGraph();
        Kernel kernel = make.apply(graph);
        List<String> quotes = text(QUOTES).lines().skip(1).toList();
        double[] actual = new double[quotes.size()];
        for (int t = 0; t < actual.length; t++) {
            String[] quote = quotes.get(t).split(",", -1);
            LocalDate day = LocalDate.parse(quote[0]);
            double[] n = Arrays.stream(quote).skip(1).mapToDouble(Double::parseDouble).toArray();
            long time = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1000L;
            graph.step(time / DAY_MS, n[0], n[1], n[2], n[3], n[4], new double[0]);
            actual[t] = kernel.value();
        }
        return actual;
    }

    /// At every bar, undefined ones included.
    ///
    /// @param scale what a unit of the source is in units of the kernel
    public void assertAgrees(
            String indicator, String field, double scale, Function<KernelGraph, Kernel> make) {
        double[] expected = expected(indicator, field);
        assertAgrees(expected, scale, actual(make));
        assertThat(Arrays.stream(expected).filter(value -> !Double.isNaN(value)).count())
                .isGreaterThan(400);
    }

    public static void assertAgrees(double[] expected, double scale, double[] actual) {
        double size =
                Arrays.stream(expected)
                        .filter(value -> !Double.isNaN(value))
                        .map(Math::abs)
                        .average()
                        .orElseThrow();
        for (int t = 0; t < expected.length; t++) {
            if (Double.isNaN(expected[t])) {
                assertThat(actual[t]).as("bar %d", t).isNaN();
            } else {
                assertThat(actual[t] / scale)
                        .as("bar %d", t)
                        .isCloseTo(expected[t], within(1e-9 * (Math.abs(expected[t]) + size)));
            }
        }
    }

    private static String text(String file) {
        try {
            return Fixtures.text("stock-indicators/" + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
