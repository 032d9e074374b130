package io.credence.training.models.parameter;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// Trained parameters as constants of a graph: such a graph needs no files to restore from.
public final class FrozenParameters implements ParameterSource {

    private final Ops tf;
    private final Weights weights;

    public FrozenParameters(Ops tf, Weights weights) {
        this.tf = tf;
        this.weights = weights;
    }

    @Override
    public Operand<TFloat32> parameter(String name, Initialiser start, long... dimensions) {
        return tf.withName(name).constant(weights.get(name).shape(), weights.get(name).buffer());
    }
}
