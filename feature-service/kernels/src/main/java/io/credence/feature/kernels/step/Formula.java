package io.credence.feature.kernels.step;

import java.util.function.DoubleSupplier;

/// A value that follows from other kernels' values alone.
final class Formula extends Kernel {

    private final DoubleSupplier formula;

    Formula(int warmUp, DoubleSupplier formula) {
        super(warmUp);
        this.formula = formula;
    }

    @Override
    void fill(double[] values, Cursor cursor, int bars) {
        for (int i = 0; i < bars; i++) {
            cursor.bar = i;
            values[i] = formula.getAsDouble();
        }
    }

    @Override
    protected double next() {
        return formula.getAsDouble();
    }
}
