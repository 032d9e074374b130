package io.credence.feature.app.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.BarsInMemory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetLimitsTest {

    private static final Series BITCOIN = new Series(new InstrumentId("BTC-USD"), Interval.M1);
    private static final Series ETHER = new Series(new InstrumentId("ETH-USD"), Interval.M1);
    private static final int BARS = 100;
    // The row's two times, five of the bar, four of the label, and the features.
    private static final int COLUMNS = 2 + 5 + 4 + 12;

    private final BarsInMemory bars = new BarsInMemory(1, BARS);

    @ParameterizedTest(name = "{0} rows, {1} cells, until {2} ms: {3}")
    @CsvSource({
        "100, 10000, 6000000, true",
        "99, 10000, 6000000, false",
        "99, 10000, 5999999, true",
        "100, 2300, 6000000, true",
        "100, 2299, 6000000, false",
        "1, 1, 59999, true",
        "1, 1, 60000, false"
    })
    void shouldRefuseMoreRowsOrCellsThanItIsTold(
            long maxRows, long maxCells, long toMs, boolean fits) {
        // Given
        assertThat(COLUMNS * BARS).isEqualTo(2300);
        DatasetLimits limits = new DatasetLimits(bars, maxRows, maxCells);
        DatasetSpec spec = spec(Long.MIN_VALUE, toMs);
        // When / Then
        if (fits) {
            assertThatCode(() ->
                            limits.requireFit(List.of(BITCOIN), FeatureCatalogue.CORE_12, spec))
                    .doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() ->
                            limits.requireFit(List.of(BITCOIN), FeatureCatalogue.CORE_12, spec))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> {
                                assertThat(problem.code().status()).isEqualTo(400);
                                assertThat(problem.violations())
                                        .extracting(Violation::field)
                                        .containsExactly("toMs");
                                assertThat(problem)
                                        .hasMessageContaining(
                                                "at most %d rows of 23 columns"
                                                        .formatted(
                                                                Math.min(maxRows, maxCells / 23)));
                            });
        }
        assertThat(bars.takeBarsRead()).isZero();
    }

    @ParameterizedTest(name = "{0} rows, {1} cells: {2}")
    @CsvSource({"100, 10000, 1", "400, 10000, 0.25", "400, 4600, 0.5", "0, 0, 1"})
    void shouldTellTheShareOfTheLargest(long maxRows, long maxCells, double size) {
        DatasetSpec spec = maxRows == 0 ? spec(0, 1) : spec(0, Long.MAX_VALUE);
        assertThat(
                        new DatasetLimits(bars, maxRows, maxCells)
                                .requireFit(List.of(BITCOIN), FeatureCatalogue.CORE_12, spec))
                .isEqualTo(size);
    }

    @Test
    void shouldCountAllInstrumentsTogether() {
        // Given
        DatasetSpec spec =
                new DatasetSpec(
                        "BTC-USD",
                        "1m",
                        "core-12",
                        spec(0, 1).barrier(),
                        0,
                        Long.MAX_VALUE,
                        null,
                        List.of("ETH-USD"),
                        null,
                        null);
        List<Series> both = List.of(BITCOIN, ETHER);
        // When / Then
        assertThatCode(() ->
                        new DatasetLimits(bars, 200, 10_000)
                                .requireFit(both, FeatureCatalogue.CORE_12, spec))
                .doesNotThrowAnyException();
        assertThatThrownBy(() ->
                        new DatasetLimits(bars, 199, 10_000)
                                .requireFit(both, FeatureCatalogue.CORE_12, spec))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("all instruments together; or take fewer others");
    }

    @Test
    void shouldCountWhatIsKnownBesideTheBars() {
        // Given a feature of one input
        FeatureSet funded =
                new FeatureSet("funded", FeatureCatalogue.KERNEL_VERSION, List.of("funding_rate"));
        // When / Then
        assertThatThrownBy(() ->
                        new DatasetLimits(bars, 99, 10_000)
                                .requireFit(List.of(BITCOIN), funded, spec(0, Long.MAX_VALUE)))
                .hasMessageContaining("rows of 13 columns");
    }

    @ParameterizedTest
    @CsvSource({
        "-9223372036854775808, -9223372036854775807",
        "9223372036854775806, 9223372036854775807"
    })
    void shouldFindNoRowsAtTheEndsOfTime(long fromMs, long toMs) {
        assertThatCode(() ->
                        new DatasetLimits(bars, 0, 0)
                                .requireFit(
                                        List.of(BITCOIN),
                                        FeatureCatalogue.CORE_12,
                                        spec(fromMs, toMs)))
                .doesNotThrowAnyException();
    }

    private static DatasetSpec spec(long fromMs, long toMs) {
        return new DatasetSpec(
                "BTC-USD",
                "1m",
                "core-12",
                new BarrierSpec(0.003, 0.002, 8, BarrierTouch.HIGH_LOW),
                fromMs,
                toMs);
    }
}
