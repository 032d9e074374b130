package io.credence.training.trainer;

import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.training.trainer.dataset.Dataset;
import io.credence.training.trainer.dataset.DatasetColumns;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/// Rows of noise whose label follows from the newest rows, or from nothing. Every label is known
/// `HORIZON` bars later.
public final class SyntheticMarket {

    public static final int HORIZON = 4;
    public static final int FEATURES = 2;
    public static final WindowSpec WINDOW = new WindowSpec(8, 5);
    private static final long MINUTE = Interval.M1.millis();

    private SyntheticMarket() {}

    /// The label is 1 more often the larger the sum of the last four first features.
    public static Dataset learnable(int rows, long seed) {
        return of(rows, seed, row -> 1);
    }

    /// Learnable, but what holds in the first 70 % of the rows is reversed in the rest.
    public static Dataset reversing(int rows, long seed) {
        return of(rows, seed, row -> row < 0.7 * rows ? 1 : -1);
    }

    /// The same features, with labels of equal frequency that they say nothing about.
    public static Dataset shuffled(int rows, long seed) {
        return of(rows, seed, row -> 0);
    }

    private static Dataset of(int rows, long seed, IntUnaryOperator sense) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * FEATURES];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        byte[] label = new byte[rows];
        for (int row = 4; row < rows; row++) {
            double sum = 0;
            for (int back = 0; back < 4; back++) {
                sum += values[(row - back) * FEATURES];
            }
            double chance = 4 * random.nextDouble() - 2;
            int way = sense.applyAsInt(row);
            double signal = way == 0 ? chance : way * sum;
            label[row] = (byte) (signal + 0.4 * (random.nextDouble() - 0.5) > 0.8 ? 1 : 0);
        }
        return new Dataset(Interval.M1, WINDOW, FEATURES, columns(rows, values, label));
    }

    private static DatasetColumns columns(int rows, float[] values, byte[] label) {
        long[] openTimeMs = new long[rows];
        long[] labelEndMs = new long[rows];
        double[] price = new double[rows];
        for (int row = 0; row < rows; row++) {
            openTimeMs[row] = row * MINUTE;
            labelEndMs[row] = (row + 1 + HORIZON) * MINUTE;
            price[row] = 100;
        }
        return new DatasetColumns(
                openTimeMs, price, price, price, price, values, label, labelEndMs);
    }
}
