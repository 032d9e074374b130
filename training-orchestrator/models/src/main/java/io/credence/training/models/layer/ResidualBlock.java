package io.credence.training.models.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// Two causal convolutions, each with ReLU and dropout, around a shortcut (Bai et al. 2018, figure
/// 1). Where the widths differ the shortcut is a 1x1 convolution.
public record ResidualBlock(int filters, int kernel, int dilation) {

    private static final int CONVOLUTIONS = 2;

    /// Builds the block into the graph.
    ///
    /// @param x `[time, batch, channels]`
    public Operand<TFloat32> apply(LayerContext layers, Operand<TFloat32> x) {
        Ops tf = layers.tf();
        Operand<TFloat32> y = x;
        for (int i = 0; i < CONVOLUTIONS; i++) {
            Operand<TFloat32> convolved = convolution().apply(layers.within("conv" + i), y);
            y = layers.dropout().apply(tf, tf.nn.relu(convolved));
        }
        Operand<TFloat32> shortcut =
                x.shape().get(2) == filters
                        ? x
                        : new CausalConvolution(filters, 1, 1).apply(layers.within("shortcut"), x);
        return tf.nn.relu(tf.math.add(y, shortcut));
    }

    /// Inputs before the newest one that can move an output.
    public int reach() {
        return CONVOLUTIONS * convolution().reach();
    }

    private CausalConvolution convolution() {
        return new CausalConvolution(filters, kernel, dilation);
    }
}
