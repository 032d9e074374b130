package io.credence.feature.kernels.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.feature.api.Bar;
import io.credence.feature.api.BarrierHit;
import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TripleBarrierLabellerTest {

    private static final BarrierSpec SPEC = new BarrierSpec(0.10, 0.05, 3, BarrierTouch.HIGH_LOW);
    private static final long MINUTE = 60_000L;

    @Test
    void shouldBeOneWhenTheTargetComesFirst() {
        // Given
        Labels labels = label(SPEC, flat(0), bar(1, 100, 111, 99, 105), flat(2), flat(3));
        // Then
        assertThat(labels.isKnown(0)).isTrue();
        assertThat(labels.label(0)).isEqualTo(1);
        assertThat(labels.endMs(0)).isEqualTo(2 * MINUTE);
        assertThat(labels.grossReturn(0)).isCloseTo(0.10, within(1e-12));
        assertThat(labels.isAmbiguous(0)).isFalse();
    }

    @Test
    void shouldTakeTheStopFirstWhenBothAreTouched() {
        // Given
        Labels labels = label(SPEC, flat(0), flat(1), bar(2, 100, 120, 90, 105), flat(3));
        // Then
        assertThat(labels.label(0)).isZero();
        assertThat(labels.endMs(0)).isEqualTo(3 * MINUTE);
        assertThat(labels.grossReturn(0)).isCloseTo(-0.05, within(1e-12));
        assertThat(labels.isAmbiguous(0)).isTrue();
    }

    @Test
    void shouldFillAtTheOpenWhenABarOpensBeyondTheBarrier() {
        // Given
        Labels stopped = label(SPEC, flat(0), bar(1, 80, 81, 79, 80), flat(2), flat(3));
        Labels reached = label(SPEC, flat(0), bar(1, 130, 131, 129, 130), flat(2), flat(3));
        // Then
        assertThat(stopped.grossReturn(0)).isCloseTo(-0.20, within(1e-12));
        assertThat(reached.grossReturn(0)).isCloseTo(0.30, within(1e-12));
    }

    @Test
    void shouldBeZeroWithTheLastCloseAtTheTimeLimit() {
        // Given
        Labels labels = label(SPEC, flat(0), flat(1), flat(2), bar(3, 100, 104, 99, 103));
        // Then
        assertThat(labels.label(0)).isZero();
        assertThat(labels.endMs(0)).isEqualTo(4 * MINUTE);
        assertThat(labels.grossReturn(0)).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void shouldNotCountTheEntrysOwnBar() {
        // Given
        Labels labels = label(SPEC, bar(0, 100, 150, 50, 100), flat(1), flat(2), flat(3));
        // Then
        assertThat(labels.label(0)).isZero();
        assertThat(labels.grossReturn(0)).isZero();
    }

    @Test
    void shouldTouchByTheCloseOnlyWhenToldSo() {
        // Given
        BarrierSpec close = new BarrierSpec(0.10, 0.05, 3, BarrierTouch.CLOSE);
        Labels labels =
                label(
                        close,
                        flat(0),
                        bar(1, 100, 150, 50, 100),
                        bar(2, 100, 116, 100, 115),
                        flat(3));
        // Then
        assertThat(labels.label(0)).isEqualTo(1);
        assertThat(labels.endMs(0)).isEqualTo(3 * MINUTE);
        assertThat(labels.grossReturn(0)).isCloseTo(0.15, within(1e-12));
    }

    @Test
    void shouldNotLabelWhereTheHorizonPassesTheEnd() {
        // Given
        Labels labels = label(SPEC, flat(0), flat(1), bar(2, 100, 120, 100, 118), flat(3));
        // Then
        assertThat(labels.isKnown(0)).isTrue();
        assertThat(labels.isKnown(1)).isFalse();
        assertThat(labels.grossReturn(1)).isNaN();
    }

    @Test
    void shouldNotReachAcrossABrokenSegment() {
        // Given six missing minutes after minute 3
        Labels labels =
                label(
                        SPEC, flat(0), flat(1), flat(2), flat(3), flat(10), flat(11), flat(12),
                        flat(13));
        // Then
        boolean[] known = new boolean[8];
        for (int i = 0; i < 8; i++) {
            known[i] = labels.isKnown(i);
        }
        assertThat(known).containsExactly(true, false, false, false, true, false, false, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAgreeWithAWalkForwardFromEachRow(long seed) {
        // Given
        BarrierSpec spec = new BarrierSpec(0.003, 0.002, 8, BarrierTouch.HIGH_LOW);
        BarColumns bars = RandomBars.withHoles(seed, 400, Interval.M1);
        // When
        Labels labels = labeller(spec).label(bars);
        // Then
        int[] seen = new int[3];
        for (int row = 0; row + 8 < 400; row++) {
            boolean whole = true;
            for (int k = row; k < row + 8; k++) {
                long step = bars.openTimeMs(k + 1) - bars.openTimeMs(k);
                whole &= step <= 6 * MINUTE;
            }
            assertThat(labels.isKnown(row)).isEqualTo(whole);
            if (!whole) {
                continue;
            }
            int exit = row + 1;
            while (exit < row + 8 && hit(spec, bars, row, exit) == BarrierHit.NONE) {
                exit++;
            }
            BarrierHit hit = hit(spec, bars, row, exit);
            assertThat(labels.label(row)).isEqualTo(hit == BarrierHit.TARGET ? 1 : 0);
            assertThat(labels.endMs(row)).isEqualTo(bars.openTimeMs(exit) + MINUTE);
            seen[hit == BarrierHit.TARGET ? 0 : hit.isStop() ? 1 : 2]++;
        }
        assertThat(seen[0]).isPositive();
        assertThat(seen[1]).isPositive();
        assertThat(seen[2]).isPositive();
    }

    private static BarrierHit hit(BarrierSpec spec, BarColumns bars, int row, int exit) {
        return spec.hit(bars.close(row), bars.high(exit), bars.low(exit), bars.close(exit));
    }

    private static TripleBarrierLabeller labeller(BarrierSpec spec) {
        return new TripleBarrierLabeller(spec, Interval.M1, WindowSpec.DEFAULT);
    }

    private static Labels label(BarrierSpec spec, Bar... bars) {
        BarColumns columns = new BarColumns();
        for (Bar bar : bars) {
            columns.add(bar);
        }
        return labeller(spec).label(columns);
    }

    private static Bar flat(int minute) {
        return bar(minute, 100, 100, 100, 100);
    }

    private static Bar bar(int minute, double open, double high, double low, double close) {
        return new Bar(minute * MINUTE, open, high, low, close, 1.0);
    }
}
