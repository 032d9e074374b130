package io.credence.training.models.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// Silences parts of an activation while training.
@FunctionalInterface
public interface Dropout {

    Dropout OFF = (tf, x) -> x;

    /// Builds the mask into the graph.
    ///
    /// @param x `[time, batch, channels]`
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x);
}
