package io.credence.training.models.layer;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/// Silences whole channels of a window and scales up the rest (Bai et al. 2018, section 3.3). The
/// mask is a function of the seed `[run, step]` fed to the graph and of the layer's place, so a
/// resumed run draws what an uninterrupted one does.
public final class ChannelDropout implements Dropout {

    private final double rate;
    private final Operand<TInt64> seed;
    private long layers;

    public ChannelDropout(double rate, Operand<TInt64> seed) {
        this.rate = rate;
        this.seed = seed;
    }

    @Override
    public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x) {
        if (rate == 0.0) {
            return x;
        }
        Operand<TInt64> layerSeed =
                tf.math.add(seed, tf.constant(new long[] {layers++ << Integer.SIZE, 0}));
        Operand<TFloat32> drawn = tf.random.statelessRandomUniform(maskShape(tf, x), layerSeed);
        Operand<TFloat32> kept =
                tf.dtypes.cast(
                        tf.math.greaterEqual(drawn, tf.constant((float) rate)), TFloat32.class);
        return tf.math.mul(x, tf.math.mul(kept, tf.constant((float) (1.0 / (1.0 - rate)))));
    }

    private static Operand<TInt32> maskShape(Ops tf, Operand<TFloat32> x) {
        Operand<TInt32> batchAndChannels =
                tf.slice(tf.shape(x), tf.constant(new int[] {1}), tf.constant(new int[] {2}));
        return tf.concat(List.of(tf.constant(new int[] {1}), batchAndChannels), tf.constant(0));
    }
}
