package io.credence.feature.kernels.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureExpressionTest {

    private static final BarColumns BARS = RandomBars.gapless(3, 200, Interval.H1);
    private static final int LAST = 199;

    @Test
    void shouldComputeWhatItSays() {
        shouldBe("log_return_1", i -> r(i));
        shouldBe("1 + 2 * 3 - 4 / 2", _ -> 5.0);
        shouldBe("-(1 + 2) * -2", _ -> 6.0);
        shouldBe("lag(log_return_1, 3)", i -> r(i - 3));
        shouldBe("diff(log_return_1, 3) / 2", i -> (r(i) - r(i - 3)) / 2.0);
        shouldBe("mean(log_return_1, 2) - sum(log_return_1, 2) / 2", _ -> 0.0);
        shouldBe("max(log_return_1, 2)", i -> Math.max(r(i), r(i - 1)));
        shouldBe("clip(sign(log_return_1) * 9, -2, 3)", i -> r(i) > 0 ? 3.0 : r(i) < 0 ? -2.0 : 0);
        shouldBe("abs(log_return_1) * abs(log_return_1)", i -> r(i) * r(i));
    }

    private static double r(int bar) {
        return Math.log(BARS.close(bar) / BARS.close(bar - 1));
    }

    private static void shouldBe(String text, IntToDoubleFunction expected) {
        assertThat(last(text)).as(text).isCloseTo(expected.applyAsDouble(LAST), within(1e-12));
    }

    private static double last(String text) {
        KernelGraph graph = new KernelGraph();
        Kernel kernel = FeatureExpression.parse(text).kernel(graph, name -> feature(graph, name));
        for (int i = 0; i < BARS.size(); i++) {
            graph.step(
                    BARS.openTimeMs(i),
                    BARS.open(i),
                    BARS.high(i),
                    BARS.low(i),
                    BARS.close(i),
                    BARS.volume(i),
                    new double[0]);
            assertThat(Double.isNaN(kernel.value())).isEqualTo(i < kernel.warmUp());
        }
        return kernel.value();
    }

    private static Optional<Kernel> feature(KernelGraph graph, String name) {
        return FeatureCatalogue.feature(name).map(known -> known.kernel().apply(graph));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "standardised( rsi_14 )         | standardised(rsi_14)",
                "pca(2, a1 - (b1 - c1), --d1)   | pca(2,a1-(b1-c1),--d1)",
                "winsorised((a1 + b1) * c1 / (d1 * 2), 0.00001) | winsorised((a1+b1)*c1/(d1*2),0.00001)",
                "standardised(clip(-(a1 + 1.50), -2, 3)) | standardised(clip(-(a1+1.5),-2,3))"
            })
    void shouldKnowACallThatLearnsHoweverItIsSpaced(String text, String key) {
        assertThat(FeatureExpression.parse(text).fits().sequencedKeySet().getLast()).isEqualTo(key);
        assertThat(FeatureExpression.parse(key).fits().sequencedKeySet().getLast()).isEqualTo(key);
    }

    @Test
    void shouldLearnTheInnerCallsFirst() {
        assertThat(FeatureExpression.parse("pca(1, standardised(winsorised(a1, 0.1)), b1)").fits())
                .satisfies(fits ->
                        assertThat(fits.keySet())
                                .containsExactly(
                                        "winsorised(a1,0.1)",
                                        "standardised(winsorised(a1,0.1))",
                                        "pca(1,standardised(winsorised(a1,0.1)),b1)"));
    }

    @Test
    void shouldNameWhatItReads() {
        assertThat(FeatureExpression.parse("zscore(rsi_14, 50) * (spread - rsi_14)").features())
                .containsExactly("rsi_14", "spread");
    }

    @Test
    void shouldDivideByZeroIntoNothing() {
        KernelGraph graph = new KernelGraph();
        Kernel kernel =
                FeatureExpression.parse("1 / 0").kernel(graph, name -> feature(graph, name));
        graph.step(0, 1, 1, 1, 1, 1, new double[0]);
        assertThat(kernel.value()).isNaN();
    }

    @Test
    void shouldForgetTheLogarithmOfZero() {
        // Given
        KernelGraph graph = new KernelGraph();
        Kernel kernel =
                FeatureExpression.parse("ema(log(spread), 2)")
                        .kernel(graph, name -> feature(graph, name));
        double[] values = new double[5];
        // When
        for (int bar = 0; bar < 5; bar++) {
            double high = bar == 1 ? 1.0 : 1.5;
            graph.step(bar, 1, high, 1, 1, 1, new double[0]);
            values[bar] = kernel.value();
        }
        // Then
        double ofHalf = StrictMath.log(0.5);
        assertThat(values).containsExactly(Double.NaN, Double.NaN, Double.NaN, ofHalf, ofHalf);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | at character 1: a number, a feature, a function",
                "1 +                | at character 4: a number, a feature, a function",
                "(1 + 2             | at character 7: ')' is expected, not the end",
                "rsi_14 rsi_7       | at character 8: an operator or the end is expected, not r",
                "median(rsi_14, 3)  | at character 1: no function median; there are lag",
                "lag(rsi_14, 0)     | at character 13: a window is a whole number in 1..1000",
                "lag(rsi_14, -3)    | at character 13: a window is a whole number in 1..1000",
                "lag(rsi_14, 2.5)   | at character 13: a window is a whole number in 1..1000",
                "lag(rsi_14, spread)| at character 13: a number is expected",
                "lag(rsi_14)        | at character 11: ',' is expected, not )",
                "1.2.3              | at character 1: a number is expected",
                "winsorised(rsi_14, 0.6) | at character 20: a share is a number in 0..0.5",
                "fracdiff(rsi_14, 3, 0.1)| at character 18: an order is a number in 0.01..2",
                "fracdiff(rsi_14, 0.1, 0.00001) | at character 23: more than 1000 weights",
                "pca(3, rsi_14, spread)  | at character 22: 2 terms have no component 3",
                "pca(1)             | at character 6: ',' is expected, not )",
                "rsi_14; drop       | at character 7: an operator or the end is expected, not ;"
            })
    void shouldSayWhereItIsNotUnderstood(String text, String message) {
        assertThatThrownBy(() -> FeatureExpression.parse(text))
                .isInstanceOf(ExpressionException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void shouldRefuseAFeatureThatIsNotThere() {
        FeatureExpression expression = FeatureExpression.parse("1 + tomorrow");
        KernelGraph graph = new KernelGraph();
        assertThatThrownBy(() -> expression.kernel(graph, name -> feature(graph, name)))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("at character 5: no feature tomorrow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "abs("})
    void shouldRefuseWhatIsTooDeepOrTooLong(String part) {
        assertThatThrownBy(() -> FeatureExpression.parse(part.repeat(100) + "1"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("more than 32");
        assertThatThrownBy(() -> FeatureExpression.parse(part.repeat(8_001)))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("more than 8000 characters");
    }
}
