package io.credence.training.models.layer;

import io.credence.training.models.parameter.Initialiser;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// A dilated causal convolution over time: output `t` reads inputs `t`, `t - dilation`, and so on.
/// An output exists only where all of its inputs do, so the result is shorter than the input by
/// [#reach]: nothing is invented before the start of the window. Each tap is the sequence shifted
/// in time; the taps side by side are then one matrix product. `Conv2D` with dilation is several
/// times slower on a CPU.
///
/// @param kernel taps
/// @param dilation bars between two taps
public record CausalConvolution(int filters, int kernel, int dilation) {

    /// Builds the convolution into the graph.
    ///
    /// @param x `[time, batch, channels]`: with time first, a shift is a copy of one block
    public Operand<TFloat32> apply(LayerContext layers, Operand<TFloat32> x) {
        Ops tf = layers.tf();
        int time = Math.toIntExact(x.shape().get(0)) - reach();
        if (time < 1) {
            throw new IllegalArgumentException(
                    "needs at least " + (reach() + 1) + " steps, was " + x.shape().get(0));
        }
        int channels = Math.toIntExact(x.shape().get(2));
        int fanIn = kernel * channels;
        Operand<TFloat32> rows = tf.reshape(taps(tf, x, time), tf.constant(new int[] {-1, fanIn}));
        Operand<TFloat32> weights =
                layers.parameter("kernel", Initialiser.heUniform(fanIn), fanIn, filters);
        Operand<TFloat32> bias = layers.parameter("bias", Initialiser.constant(0), filters);
        Operand<TFloat32> y = tf.nn.biasAdd(tf.linalg.matMul(rows, weights), bias);
        return tf.reshape(y, tf.constant(new int[] {time, -1, filters}));
    }

    /// Inputs before the newest one that an output reads.
    public int reach() {
        return (kernel - 1) * dilation;
    }

    private Operand<TFloat32> taps(Ops tf, Operand<TFloat32> x, int time) {
        if (kernel == 1) {
            return x;
        }
        List<Operand<TFloat32>> taps = new ArrayList<>();
        for (int tap = 0; tap < kernel; tap++) {
            taps.add(TimeSteps.of(tf, x, tap * dilation, time));
        }
        return tf.concat(taps, tf.constant(2));
    }
}
