package io.credence.training.models.architecture;

import io.credence.training.models.layer.Dense;
import io.credence.training.models.layer.LayerContext;
import io.credence.training.models.layer.ResidualBlock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// A temporal convolutional network (Bai, Kolter, Koltun 2018): residual blocks, the mean over the
/// steps they leave, a dense layer, one logit. The blocks do not pad, so every step that is
/// averaged has seen a whole receptive field of real bars and the newest bars keep their place: of
/// a window of 64 the default blocks leave the newest 4 steps.
public record Tcn(List<ResidualBlock> blocks, int denseUnits) implements Architecture {

    public static final String NAME = "tcn";

    /// Widths 32, 32, 64, 64; dilations 1, 2, 4, 8; kernel 3.
    public static final Tcn DEFAULT =
            new Tcn(
                    List.of(
                            new ResidualBlock(32, 3, 1),
                            new ResidualBlock(32, 3, 2),
                            new ResidualBlock(64, 3, 4),
                            new ResidualBlock(64, 3, 8)),
                    32);

    public Tcn {
        blocks = List.copyOf(blocks);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int receptiveField() {
        return 1 + blocks.stream().mapToInt(ResidualBlock::reach).sum();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "filters",
                join(blocks.stream().map(ResidualBlock::filters).toList()),
                "dilations",
                join(blocks.stream().map(ResidualBlock::dilation).toList()),
                "kernels",
                join(blocks.stream().map(ResidualBlock::kernel).toList()),
                "convolutionsPerBlock",
                "2",
                "pooling",
                "mean over time",
                "padding",
                "none",
                "denseUnits",
                String.valueOf(denseUnits),
                "dropoutKind",
                "channel");
    }

    @Override
    public Operand<TFloat32> logit(LayerContext layers, Operand<TFloat32> x, float priorLogit) {
        Ops tf = layers.tf();
        Operand<TFloat32> pooled = tf.math.mean(trunk(layers, x), tf.constant(0));
        Operand<TFloat32> hidden =
                tf.nn.relu(Dense.hidden(denseUnits).apply(layers.within("dense"), pooled));
        Operand<TFloat32> head = Dense.head(priorLogit).apply(layers.within("head"), hidden);
        return tf.reshape(head, tf.constant(new int[] {-1}));
    }

    /// The residual blocks alone, `[steps left, batch, filters]`.
    Operand<TFloat32> trunk(LayerContext layers, Operand<TFloat32> x) {
        Operand<TFloat32> y = x;
        for (int i = 0; i < blocks.size(); i++) {
            y = blocks.get(i).apply(layers.within("block" + i), y);
        }
        return y;
    }

    private static String join(List<Integer> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
