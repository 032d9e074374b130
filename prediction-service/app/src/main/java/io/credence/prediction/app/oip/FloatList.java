package io.credence.prediction.app.oip;

import java.util.Arrays;

/// Floats in the making; grows with what was really sent, not with what a shape promises.
final class FloatList {

    private float[] values = new float[256];
    private int size;

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /// The values, perhaps with unused space behind them.
    float[] values() {
        return values;
    }
}
