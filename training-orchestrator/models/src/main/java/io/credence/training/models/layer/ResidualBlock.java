package io.credence.training.models.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// Two causal convolutions, each with ReLU and dropout, around a shortcut (Bai et al. 2018, figure
/// 1). The shortcut carries the steps that the convolutions leave; where the widths differ it is a
/// 1x1 convolution.
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
        return tf.nn.relu(tf.math.add(y, shortcut(layers, x)));
    }

    private Operand<TFloat32> shortcut(LayerContext layers, Operand<TFloat32> x) {
        int left = Math.toIntExact(x.shape().get(0)) - reach();
        Operand<TFloat32> kept = TimeSteps.of(layers.tf(), x, reach(), left);
        return x.shape().get(2) == filters
                ? kept
                : new CausalConvolution(filters, 1, 1).apply(layers.within("shortcut"), kept);
    }

    /// Inputs before the newest one that an output reads.
    public int reach() {
        return CONVOLUTIONS * convolution().reach();
    }

    private CausalConvolution convolution() {
        return new CausalConvolution(filters, kernel, dilation);
    }
}
