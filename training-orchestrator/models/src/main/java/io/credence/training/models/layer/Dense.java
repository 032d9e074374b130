package io.credence.training.models.layer;

import io.credence.training.models.parameter.Initialiser;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// A linear map with bias.
///
/// @param biasStart what the output is before any training, up to the weights' noise
public record Dense(int units, float biasStart) {

    /// Builds the layer into the graph.
    ///
    /// @param x `[batch, channels]`
    public Operand<TFloat32> apply(LayerContext layers, Operand<TFloat32> x) {
        Ops tf = layers.tf();
        int channels = Math.toIntExact(x.shape().get(1));
        Operand<TFloat32> weights =
                layers.parameter(
                        "kernel", Initialiser.glorotUniform(channels, units), channels, units);
        Operand<TFloat32> bias = layers.parameter("bias", Initialiser.constant(biasStart), units);
        return tf.nn.biasAdd(tf.linalg.matMul(x, weights), bias);
    }
}
