package io.credence.training.models.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// A stretch of steps of a sequence.
final class TimeSteps {

    private TimeSteps() {}

    /// Builds the slice into the graph.
    ///
    /// @param x `[time, batch, channels]`
    /// @return `[count, batch, channels]`, from step `first` on
    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> x, int first, int count) {
        return tf.slice(
                x,
                tf.constant(new int[] {first, 0, 0}),
                tf.constant(new int[] {count, -1, Math.toIntExact(x.shape().get(2))}));
    }
}
