package io.credence.feature.kernels.certificate;

import io.credence.feature.api.Bar;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputColumns;
import java.util.List;
import java.util.SplittableRandom;

/// The bars of a pass, and bars that might have followed instead.
final class Futures {

    private final BarColumns bars;
    private final double[][] inputs;

    Futures(BarColumns bars, InputColumns inputs, List<String> names) {
        this.bars = bars;
        this.inputs = inputs.columns(names);
    }

    Bar bar(int row) {
        return bars.bar(row);
    }

    long openTimeMs(int row) {
        return bars.openTimeMs(row);
    }

    double[] known(int row) {
        double[] known = new double[inputs.length];
        for (int k = 0; k < known.length; k++) {
            known[k] = inputs[k][row];
        }
        return known;
    }

    /// At the time of `row`, about the price of the one before.
    Bar noise(int row, SplittableRandom random) {
        double level = bars.close(row - 1);
        double open = level * random.nextDouble(0.5, 1.5);
        double close = level * random.nextDouble(0.5, 1.5);
        return new Bar(
                bars.openTimeMs(row),
                open,
                Math.max(open, close) * random.nextDouble(1.0, 1.1),
                Math.min(open, close) * random.nextDouble(0.9, 1.0),
                close,
                random.nextDouble(1.0, 100.0));
    }

    double[] noisyKnown(SplittableRandom random) {
        return random.doubles(inputs.length).toArray();
    }
}
