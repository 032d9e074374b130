package io.credence.training.models.layer;

import io.credence.training.models.parameter.Initialiser;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// A linear map with bias.
///
/// @param kernelScale of the weights' start, 1 as drawn; at 0 the output starts at `biasStart`
///   whatever the input
public record Dense(int units, float kernelScale, float biasStart) {

    public static Dense hidden(int units) {
        return new Dense(units, 1f, 0f);
    }

    /// One output that starts as the constant `prior`.
    public static Dense head(float prior) {
        return new Dense(1, 0f, prior);
    }

    /// Builds the layer into the graph.
    ///
    /// @param x `[batch, channels]`
    public Operand<TFloat32> apply(LayerContext layers, Operand<TFloat32> x) {
        Ops tf = layers.tf();
        int channels = Math.toIntExact(x.shape().get(1));
        Operand<TFloat32> weights =
                layers.parameter(
                        "kernel",
                        Initialiser.glorotUniform(channels, units).scaled(kernelScale),
                        channels,
                        units);
        Operand<TFloat32> bias = layers.parameter("bias", Initialiser.constant(biasStart), units);
        return tf.nn.biasAdd(tf.linalg.matMul(x, weights), bias);
    }
}
