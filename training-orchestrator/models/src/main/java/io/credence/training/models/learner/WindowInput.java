package io.credence.training.models.learner;

import io.credence.training.models.layer.Standardisation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// From what callers send, `[batch, time, features]` raw, to what networks read, `[time, batch,
/// features]` standardised.
public final class WindowInput {

    private WindowInput() {}

    public static Operand<TFloat32> standardised(
            Ops tf, Operand<TFloat32> windows, Standardisation standardisation) {
        return tf.linalg.transpose(
                standardisation.apply(tf, windows), tf.constant(new int[] {1, 0, 2}));
    }
}
