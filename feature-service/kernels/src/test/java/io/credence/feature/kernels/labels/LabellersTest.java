package io.credence.feature.kernels.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.DirectionSpec;
import io.credence.feature.api.ForwardReturnSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.LabelSpec;
import io.credence.feature.api.RealisedVolatilitySpec;
import io.credence.feature.api.RegimeSpec;
import io.credence.feature.api.VolatilityBarrierSpec;
import io.credence.feature.api.VolumeSpec;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of label against a plain loop from each row, over bars with holes.
class LabellersTest {

    private static final int HORIZON = 7;
    private static final BarColumns BARS = RandomBars.withHoles(21, 900, Interval.M1);

    static Stream<LabelSpec> specs() {
        return Stream.of(
                new BarrierSpec(0.002, 0.002, HORIZON, BarrierTouch.HIGH_LOW),
                new VolatilityBarrierSpec(2.0, 1.5, 10, HORIZON, BarrierTouch.HIGH_LOW),
                new ForwardReturnSpec(List.of(3, HORIZON, 1)),
                new DirectionSpec(HORIZON, 0.001),
                new RealisedVolatilitySpec(HORIZON),
                new VolumeSpec(HORIZON, 4),
                new RegimeSpec(HORIZON, 0.4));
    }

    private static Labels label(LabelSpec spec) {
        return Labeller.of(spec, Interval.M1, WindowSpec.DEFAULT).label(BARS);
    }

    /// Whether the horizon's bars are all there, without a gap that ends the segment.
    private static boolean hasHorizon(BarColumns bars, int row) {
        return isOneSegment(bars, row, row + HORIZON);
    }

    private static boolean isOneSegment(BarColumns bars, int from, int to) {
        if (from < 0 || to >= bars.size()) {
            return false;
        }
        for (int bar = from; bar < to; bar++) {
            if (bars.openTimeMs(bar + 1) - bars.openTimeMs(bar) > 6 * Interval.M1.millis()) {
                return false;
            }
        }
        return true;
    }

    private static long closeMs(int row) {
        return BARS.openTimeMs(row) + Interval.M1.millis();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldLabelExactlyTheRowsWhoseHorizonIsInTheirSegment(LabelSpec spec) {
        // When
        Labels labels = label(spec);
        // Then
        int known = 0;
        for (int row = 0; row < BARS.size(); row++) {
            if (!hasHorizon(BARS, row)) {
                assertThat(labels.isKnown(row)).as("row %d", row).isFalse();
            }
            if (labels.isKnown(row)) {
                known++;
                assertThat(labels.endMs(row))
                        .as("row %d", row)
                        .isGreaterThan(closeMs(row))
                        .isLessThanOrEqualTo(closeMs(row + HORIZON));
            } else {
                for (int k = 0; k < labels.numberNames().size(); k++) {
                    assertThat(labels.number(k, row)).isNaN();
                }
            }
        }
        assertThat(known).isBetween(400, 890);
    }

    @ParameterizedTest
    @MethodSource("specs")
    void shouldReadNothingAfterTheEndOfALabel(LabelSpec spec) {
        // Given the same bars, cut off
        BarColumns past = new BarColumns();
        for (int bar = 0; bar < 500; bar++) {
            past.add(BARS.bar(bar));
        }
        // When
        Labels early = Labeller.of(spec, Interval.M1, WindowSpec.DEFAULT).label(past);
        Labels late = label(spec);
        // Then what was known by then is as it was
        for (int row = 0; row < 500; row++) {
            boolean wasKnown = late.isKnown(row) && hasHorizon(past, row);
            assertThat(early.isKnown(row)).as("row %d", row).isEqualTo(wasKnown);
            if (wasKnown) {
                assertThat(early.endMs(row)).isEqualTo(late.endMs(row));
                for (int k = 0; k < early.numberNames().size(); k++) {
                    assertThat(early.number(k, row)).isEqualTo(late.number(k, row));
                }
            }
        }
    }

    @Test
    void shouldScaleABarrierByTheVolatilityKnownAtTheRow() {
        // Given
        VolatilityBarrierSpec spec =
                new VolatilityBarrierSpec(2.0, 1.5, 10, HORIZON, BarrierTouch.HIGH_LOW);
        // When
        Labels labels = label(spec);
        // Then each row is as the fixed barrier of its own volatility says
        double variance = Double.NaN;
        int ofEither = 0;
        int moves = 0;
        for (int row = 0; row < BARS.size(); row++) {
            boolean begins = row == 0 || !isOneSegment(BARS, row - 1, row);
            double r = begins ? Double.NaN : Math.log(BARS.close(row) / BARS.close(row - 1));
            double a = 2.0 / 11.0;
            if (begins) {
                variance = Double.NaN;
            } else {
                variance = Double.isNaN(variance) ? r * r : (1 - a) * variance + a * r * r;
            }
            moves = begins ? 0 : moves + 1;
            double sigma = moves < spec.span() ? Double.NaN : Math.sqrt(variance);
            assertThat(labels.isKnown(row))
                    .as("row %d", row)
                    .isEqualTo(hasHorizon(BARS, row) && sigma > 0.0);
            if (labels.isKnown(row)) {
                assertThat(labels.number(1, row)).isCloseTo(sigma, within(1e-12));
                double known = labels.number(1, row);
                Labels fixed =
                        label(
                                new BarrierSpec(
                                        2.0 * known, 1.5 * known, HORIZON, BarrierTouch.HIGH_LOW));
                assertThat(labels.label(row)).isEqualTo(fixed.label(row));
                assertThat(labels.endMs(row)).isEqualTo(fixed.endMs(row));
                assertThat(labels.grossReturn(row)).isEqualTo(fixed.grossReturn(row));
                assertThat(labels.isAmbiguous(row)).isEqualTo(fixed.isAmbiguous(row));
                ofEither += labels.label(row);
            }
        }
        assertThat(ofEither).isBetween(50, 800);
    }

    @Test
    void shouldGiveTheReturnOfEachHorizonInTheOrderAskedFor() {
        // When
        Labels labels = label(new ForwardReturnSpec(List.of(3, HORIZON, 1)));
        // Then
        assertThat(labels.hasClasses()).isFalse();
        assertThat(labels.numberNames())
                .containsExactly("label_return_3", "label_return_7", "label_return_1");
        for (int row = 0; row < BARS.size(); row++) {
            assertThat(labels.isKnown(row)).isEqualTo(hasHorizon(BARS, row));
            if (labels.isKnown(row)) {
                double entry = BARS.close(row);
                assertThat(labels.number(0, row)).isEqualTo(BARS.close(row + 3) / entry - 1.0);
                assertThat(labels.number(1, row)).isEqualTo(BARS.close(row + 7) / entry - 1.0);
                assertThat(labels.number(2, row)).isEqualTo(BARS.close(row + 1) / entry - 1.0);
                assertThat(labels.endMs(row)).isEqualTo(closeMs(row + 7));
            }
        }
    }

    @Test
    void shouldTellDirectionsApartByTheDeadZone() {
        // When
        Labels labels = label(new DirectionSpec(HORIZON, 0.001));
        // Then
        int[] seen = new int[3];
        for (int row = 0; row < BARS.size(); row++) {
            if (hasHorizon(BARS, row)) {
                double move = BARS.close(row + HORIZON) / BARS.close(row) - 1.0;
                int expected = move > 0.001 ? 2 : move < -0.001 ? 0 : 1;
                assertThat(labels.label(row)).as("row %d", row).isEqualTo(expected);
                assertThat(labels.grossReturn(row)).isEqualTo(move);
                seen[expected]++;
            }
        }
        assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan(50);
    }

    @Test
    void shouldCallAnUnchangedCloseNeitherHigherNorLower() {
        // Given bars that do not move
        BarColumns still = new BarColumns();
        for (int bar = 0; bar < 20; bar++) {
            still.add(new Bar(bar * 60_000L, 5, 5, 5, 5, 0));
        }
        // When / Then
        for (LabelSpec spec : List.of(new DirectionSpec(3, 0.0), new RegimeSpec(3, 0.5))) {
            Labels labels = Labeller.of(spec, Interval.M1, WindowSpec.DEFAULT).label(still);
            assertThat(labels.label(0)).isEqualTo(1);
        }
        // Nor is there a label where there is nothing to measure it by.
        for (LabelSpec spec :
                List.of(
                        new VolumeSpec(3, 3),
                        new VolatilityBarrierSpec(1, 1, 5, 3, BarrierTouch.CLOSE))) {
            Labels labels = Labeller.of(spec, Interval.M1, WindowSpec.DEFAULT).label(still);
            for (int row = 0; row < 20; row++) {
                assertThat(labels.isKnown(row)).isFalse();
            }
        }
    }

    @Test
    void shouldMeasureTheDeviationOfTheReturnsThatFollow() {
        // When
        Labels labels = label(new RealisedVolatilitySpec(HORIZON));
        // Then
        for (int row = 0; row < BARS.size(); row++) {
            if (hasHorizon(BARS, row)) {
                double[] returns = new double[HORIZON];
                double mean = 0.0;
                for (int k = 0; k < HORIZON; k++) {
                    returns[k] = Math.log(BARS.close(row + k + 1) / BARS.close(row + k));
                    mean += returns[k] / HORIZON;
                }
                double squares = 0.0;
                for (double r : returns) {
                    squares += (r - mean) * (r - mean);
                }
                assertThat(labels.number(0, row))
                        .isCloseTo(Math.sqrt(squares / (HORIZON - 1)), within(1e-12));
            }
        }
    }

    @Test
    void shouldCompareTheVolumeThatFollowsWithTheLast() {
        // When
        Labels labels = label(new VolumeSpec(HORIZON, 4));
        // Then
        for (int row = 0; row < BARS.size(); row++) {
            boolean isThere = isOneSegment(BARS, row - 3, row) && hasHorizon(BARS, row);
            double before = 0.0;
            double after = 0.0;
            for (int k = 0; isThere && k < 4; k++) {
                before += BARS.volume(row - k) / 4;
            }
            for (int k = 1; isThere && k <= HORIZON; k++) {
                after += BARS.volume(row + k) / HORIZON;
            }
            assertThat(labels.isKnown(row)).isEqualTo(isThere && before > 0.0 && after > 0.0);
            if (labels.isKnown(row)) {
                assertThat(labels.number(0, row)).isCloseTo(Math.log(after / before), within(1e-9));
            }
        }
    }

    @Test
    void shouldCallATrendWhatGoesFarForItsWay() {
        // When
        Labels labels = label(new RegimeSpec(HORIZON, 0.4));
        // Then
        int[] seen = new int[3];
        for (int row = 0; row < BARS.size(); row++) {
            if (hasHorizon(BARS, row)) {
                double net = BARS.close(row + HORIZON) - BARS.close(row);
                double way = 0.0;
                for (int k = 0; k < HORIZON; k++) {
                    way += Math.abs(BARS.close(row + k + 1) - BARS.close(row + k));
                }
                int expected = Math.abs(net) < 0.4 * way ? 1 : net > 0 ? 2 : 0;
                assertThat(labels.label(row)).as("row %d", row).isEqualTo(expected);
                seen[expected]++;
            }
        }
        assertThat(Arrays.stream(seen).min().orElseThrow()).isGreaterThan(50);
    }
}
