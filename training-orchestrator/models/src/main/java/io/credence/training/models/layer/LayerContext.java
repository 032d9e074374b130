package io.credence.training.models.layer;

import io.credence.training.models.parameter.Initialiser;
import io.credence.training.models.parameter.ParameterSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// What a layer needs to build itself into a graph, under the names of the `path` so far.
public record LayerContext(Ops tf, ParameterSource parameters, Dropout dropout, String path) {

    public static LayerContext training(Ops tf, ParameterSource parameters, Dropout dropout) {
        return new LayerContext(tf, parameters, dropout, "");
    }

    /// Without dropout.
    public static LayerContext inference(Ops tf, ParameterSource parameters) {
        return new LayerContext(tf, parameters, Dropout.OFF, "");
    }

    public LayerContext within(String name) {
        return new LayerContext(tf, parameters, dropout, path + name + "_");
    }

    public Operand<TFloat32> parameter(String name, Initialiser start, long... shape) {
        return parameters.parameter(path + name, start, shape);
    }
}
