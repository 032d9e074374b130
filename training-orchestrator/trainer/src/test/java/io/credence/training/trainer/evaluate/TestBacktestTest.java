package io.credence.training.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.registry.api.ModelCard;
import io.credence.training.trainer.dataset.Dataset;
import io.credence.training.trainer.dataset.DatasetColumns;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TestBacktestTest {

    private static final int ROWS = 400;
    private static final int HORIZON = 8;
    private static final long MINUTE = Interval.M1.millis();

    @Test
    void shouldTradeTheBarsWhoseLabelIsNotKnown() {
        // Given a market that rises at last, and a sure forecast just before it does
        Dataset dataset = risingAtLast();
        int bar = ROWS - HORIZON + 1;
        // When
        ModelCard.Backtest backtest =
                TestBacktest.run(
                        spec(), "m", dataset, new int[] {bar - 100, bar}, new double[] {0, 0.99});
        // Then
        assertThat(dataset.samples()).doesNotContain(bar);
        assertThat(dataset.windowEnds()).contains(bar);
        assertThat(backtest.trades()).isOne();
    }

    private static DatasetSpec spec() {
        return new DatasetSpec(
                "BTC-USD",
                "1m",
                "core-12",
                new BarrierSpec(0.02, 0.01, HORIZON, BarrierTouch.HIGH_LOW),
                0,
                ROWS * MINUTE);
    }

    private static Dataset risingAtLast() {
        long[] openTimeMs = new long[ROWS];
        double[] price = new double[ROWS];
        byte[] label = new byte[ROWS];
        Arrays.fill(label, ROWS - HORIZON, ROWS, DatasetColumns.NO_LABEL);
        for (int row = 0; row < ROWS; row++) {
            openTimeMs[row] = row * MINUTE;
            int last = Math.max(0, row - (ROWS - HORIZON + 1));
            price[row] = 100 * Math.exp(0.01 * last + 0.001 * (row % 2));
        }
        return new Dataset(
                Interval.M1,
                new WindowSpec(2, 5),
                1,
                new DatasetColumns(
                        openTimeMs,
                        price,
                        price,
                        price,
                        price,
                        new float[ROWS],
                        label,
                        new long[ROWS]));
    }
}
