package io.credence.platform.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProblemTest {

    private static final long MINUTE = 60_000;

    @Test
    void shouldPutBothBarriersTwoDeviationsAway() {
        // Given closes that move by 0.3 % a bar, up and down
        long[] time = {0, MINUTE, 2 * MINUTE, 3 * MINUTE};
        double up = Math.exp(0.003);
        // When
        Problem problem =
                Problem.suiting(
                        time, new double[] {100, 100 * up, 100, 100 * up}, BarrierWishes.NONE);
        // Then
        assertThat(problem.barDeviation()).isCloseTo(0.003, within(1e-12));
        assertThat(problem.takeProfit()).isEqualTo(0.006);
        assertThat(problem.stopLoss()).isEqualTo(0.006);
        assertThat(problem.targetVolatility()).isCloseTo(0.003 * Math.sqrt(525_600), within(1e-9));
        assertThat(problem.barrierText()).isEqualTo("+0.6 % / -0.6 % / 20 bars");
    }

    @Test
    void shouldNotTakeAGapForAMove() {
        long[] time = {0, MINUTE, 9 * MINUTE, 10 * MINUTE};
        double[] close = {100, 100 * Math.exp(0.002), 200, 200 * Math.exp(0.002)};
        assertThat(Problem.suiting(time, close, BarrierWishes.NONE).barDeviation())
                .isCloseTo(0.002, within(1e-12));
    }

    @Test
    void shouldRefusePricesThatNeverMove() {
        long[] time = {0, MINUTE, 2 * MINUTE};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.suiting(time, new double[] {5, 5, 5}, BarrierWishes.NONE))
                .withMessageContaining("do not move");
    }

    @Test
    void shouldDoAsTheUserSays() {
        long[] time = {0, MINUTE, 2 * MINUTE};
        Problem problem =
                Problem.suiting(
                        time, new double[] {100, 101, 100}, new BarrierWishes(0.008, 0.004, 8));
        assertThat(problem.barrier())
                .containsEntry("takeProfit", 0.008)
                .containsEntry("stopLoss", 0.004)
                .containsEntry("horizonBars", 8);
    }
}
