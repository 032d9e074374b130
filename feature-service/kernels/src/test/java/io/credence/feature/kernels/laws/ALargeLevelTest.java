package io.credence.feature.kernels.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Prices of one billion that move by a millionth, where a double has two digits left for the
/// moves: features agree with their formulas in sixty digits to a part in 1e9.
class ALargeLevelTest {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final int BARS = 400;
    private static final Tape TAPE = Tape.aBillionAndAMillionth(19, BARS);

    /// A feature's formula at bar `t`.
    @FunctionalInterface
    interface Exact {
        BigDecimal at(int t);
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                formula("return_1", t -> growth(t, 1)),
                formula("return_60", t -> growth(t, 60)),
                formula("log_return_1", t -> logReturn(t, 1)),
                formula("log_return_5", t -> logReturn(t, 5)),
                formula(
                        "sma_distance_25",
                        t -> ratio(close(t), mean(closes(t, 25))).subtract(one())),
                formula(
                        "sma_distance_200",
                        t -> ratio(close(t), mean(closes(t, 200))).subtract(one())),
                formula("ema_distance_25", t -> ratio(close(t), ema(t, 25)).subtract(one())),
                formula(
                        "close_zscore_20",
                        t -> ratio(close(t).subtract(mean(closes(t, 20))), std(closes(t, 20), 0))),
                formula("realized_vol_20", t -> std(logReturns(t, 20), 1)),
                formula("realized_vol_50", t -> std(logReturns(t, 50), 1)),
                formula(
                        "vol_ratio_5_20",
                        t -> ratio(std(logReturns(t, 5), 1), std(logReturns(t, 20), 1))),
                formula(
                        "bollinger_width_20",
                        t ->
                                ratio(
                                        std(closes(t, 20), 0).multiply(BigDecimal.valueOf(4)),
                                        mean(closes(t, 20)))),
                formula(
                        "price_volume_corr_20",
                        t -> correlation(logReturns(t, 20), column(TAPE.volume, t, 20))),
                formula(
                        "return_autocorrelation_1_50",
                        t -> correlation(logReturns(t, 50), logReturns(t - 1, 50))),
                formula("cci_14", ALargeLevelTest::commodityChannel),
                formula("parkinson_vol_20", ALargeLevelTest::parkinson),
                formula("macd_12_26", t -> ratio(ema(t, 12).subtract(ema(t, 26)), close(t))));
    }

    private static Arguments formula(String feature, Exact exact) {
        return Arguments.of(feature, exact);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void shouldKeepWhatTheMovesAre(String feature, Exact exact) {
        // Given
        KernelGraph graph = new KernelGraph();
        Kernel kernel = FeatureCatalogue.feature(feature).orElseThrow().kernel().apply(graph);
        for (int t = 0; t < BARS; t++) {
            // When
            graph.step(
                    TAPE.openTimeMs(t),
                    TAPE.open[t],
                    TAPE.high[t],
                    TAPE.low[t],
                    TAPE.close[t],
                    TAPE.volume[t],
                    new double[0]);
            // Then
            if (t >= 390) {
                double expected = exact.at(t).doubleValue();
                assertThat(kernel.value())
                        .as("bar %d", t)
                        .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
            }
        }
    }

    private static BigDecimal one() {
        return BigDecimal.ONE;
    }

    private static BigDecimal close(int t) {
        return new BigDecimal(TAPE.close[t]);
    }

    private static BigDecimal[] column(double[] values, int t, int n) {
        return Arrays.stream(values, t - n + 1, t + 1)
                .mapToObj(BigDecimal::new)
                .toArray(BigDecimal[]::new);
    }

    private static BigDecimal[] closes(int t, int n) {
        return column(TAPE.close, t, n);
    }

    private static BigDecimal[] logReturns(int t, int n) {
        BigDecimal[] returns = new BigDecimal[n];
        for (int i = 0; i < n; i++) {
            returns[i] = logReturn(t - n + 1 + i, 1);
        }
        return returns;
    }

    private static BigDecimal growth(int t, int k) {
        return ratio(close(t), close(t - k)).subtract(one());
    }

    private static BigDecimal logReturn(int t, int k) {
        return logOfOneAnd(growth(t, k));
    }

    /// `ln(1 + x)` of a tiny `x`.
    private static BigDecimal logOfOneAnd(BigDecimal x) {
        BigDecimal power = x;
        BigDecimal sum = ZERO;
        for (int k = 1; k <= 5; k++) {
            BigDecimal term = ratio(power, BigDecimal.valueOf(k));
            sum = k % 2 == 1 ? sum.add(term) : sum.subtract(term);
            power = power.multiply(x, DIGITS);
        }
        return sum;
    }

    private static BigDecimal parkinson(int t) {
        BigDecimal sum = ZERO;
        for (int i = t - 19; i <= t; i++) {
            BigDecimal low = new BigDecimal(TAPE.low[i]);
            BigDecimal range = logOfOneAnd(ratio(new BigDecimal(TAPE.high[i]).subtract(low), low));
            sum = sum.add(range.multiply(range, DIGITS));
        }
        BigDecimal fourLogTwo = BigDecimal.valueOf(4.0 * Math.log(2.0));
        return ratio(ratio(sum, BigDecimal.valueOf(20)), fourLogTwo).sqrt(DIGITS);
    }

    private static BigDecimal commodityChannel(int t) {
        BigDecimal[] prices = new BigDecimal[14];
        for (int i = 0; i < prices.length; i++) {
            int bar = t - prices.length + 1 + i;
            prices[i] =
                    mean(
                            new BigDecimal[] {
                                new BigDecimal(TAPE.high[bar]),
                                new BigDecimal(TAPE.low[bar]),
                                close(bar)
                            });
        }
        BigDecimal mean = mean(prices);
        BigDecimal deviation =
                mean(
                        Arrays.stream(prices)
                                .map(price -> price.subtract(mean).abs())
                                .toArray(BigDecimal[]::new));
        return ratio(
                prices[prices.length - 1].subtract(mean),
                deviation.multiply(new BigDecimal("0.015")));
    }

    /// Seeded by the mean of the first `n`.
    private static BigDecimal ema(int t, int n) {
        BigDecimal ema = mean(column(TAPE.close, n - 1, n));
        BigDecimal alpha = ratio(BigDecimal.valueOf(2), BigDecimal.valueOf(n + 1L));
        for (int i = n; i <= t; i++) {
            ema = ema.add(close(i).subtract(ema).multiply(alpha, DIGITS), DIGITS);
        }
        return ema;
    }

    private static BigDecimal ratio(BigDecimal a, BigDecimal b) {
        return a.divide(b, DIGITS);
    }

    private static BigDecimal mean(BigDecimal[] values) {
        return ratio(
                Arrays.stream(values).reduce(ZERO, BigDecimal::add),
                BigDecimal.valueOf(values.length));
    }

    private static BigDecimal codeviations(BigDecimal[] a, BigDecimal[] b) {
        BigDecimal meanA = mean(a);
        BigDecimal meanB = mean(b);
        BigDecimal sum = ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.add(a[i].subtract(meanA).multiply(b[i].subtract(meanB)));
        }
        return sum;
    }

    /// With divisor `n - fewer`.
    private static BigDecimal std(BigDecimal[] values, int fewer) {
        return ratio(codeviations(values, values), BigDecimal.valueOf((long) values.length - fewer))
                .sqrt(DIGITS);
    }

    private static BigDecimal correlation(BigDecimal[] a, BigDecimal[] b) {
        BigDecimal scale = codeviations(a, a).multiply(codeviations(b, b)).sqrt(DIGITS);
        return ratio(codeviations(a, b), scale);
    }
}
