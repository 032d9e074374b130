package io.credence.feature.kernels.step;

import java.util.function.DoubleSupplier;

/// A value that follows from other kernels' values alone.
final class Formula extends Kernel {

    private final DoubleSupplier formula;

    static Kernel of(int warmUp, DoubleSupplier formula) {
        return OwnClass.of(warmUp, formula);
    }

    Formula(int warmUp, DoubleSupplier formula) {
        super(warmUp);
        this.formula = formula;
    }

    @Override
    protected void fill(double[] values, int bars) {
        Cursor now = cursor();
        for (int i = 0; i < bars; i++) {
            now.bar = i;
            values[i] = formula.getAsDouble();
        }
    }

    @Override
    protected double next() {
        return formula.getAsDouble();
    }
}
