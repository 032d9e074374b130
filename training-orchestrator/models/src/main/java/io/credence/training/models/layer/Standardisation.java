package io.credence.training.models.layer;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// `(x - mean) / deviation` per feature, clipped to [-10, 10]: a value far outside what training
/// saw must not drive the network arbitrarily far. Part of the graph, so callers send raw features.
///
/// @param deviation standard deviations, each > 0
public record Standardisation(List<Float> mean, List<Float> deviation) {

    private static final float CLIP = 10f;

    public Standardisation {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != deviation.size()) {
            throw new IllegalArgumentException("mean and deviation must have equal length");
        }
        if (deviation.stream().anyMatch(each -> !(each > 0f))) {
            throw new IllegalArgumentException("deviations must be > 0");
        }
    }

    /// Fits over rows of `features` values each. A feature that never varies is only centred.
    public static Standardisation fit(float[] rows, int features) {
        int count = rows.length / features;
        Float[] mean = new Float[features];
        Float[] deviation = new Float[features];
        for (int f = 0; f < features; f++) {
            double sum = 0;
            for (int row = 0; row < count; row++) {
                sum += rows[row * features + f];
            }
            double centre = sum / count;
            double squares = 0;
            for (int row = 0; row < count; row++) {
                double distance = rows[row * features + f] - centre;
                squares += distance * distance;
            }
            float spread = (float) Math.sqrt(squares / count);
            mean[f] = (float) centre;
            deviation[f] = spread > Float.MIN_NORMAL ? spread : 1f;
        }
        return new Standardisation(List.of(mean), List.of(deviation));
    }

    /// Builds the scaling into the graph.
    ///
    /// @param x `[..., features]`
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        Operand<TFloat32> scaled =
                tf.math.div(
                        tf.math.sub(x, tf.constant(toArray(mean))),
                        tf.constant(toArray(deviation)));
        return tf.math.minimum(tf.math.maximum(scaled, tf.constant(-CLIP)), tf.constant(CLIP));
    }

    private static float[] toArray(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }
}
