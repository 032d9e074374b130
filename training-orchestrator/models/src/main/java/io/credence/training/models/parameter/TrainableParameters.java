package io.credence.training.models.parameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/// Parameters as variables of a graph, with start values drawn in the order of the first request.
public final class TrainableParameters implements ParameterSource {

    private final Ops tf;
    private final SplittableRandom random;
    private final Map<String, Variable<TFloat32>> variables = new LinkedHashMap<>();
    private final Map<String, Weights.Values> start = new LinkedHashMap<>();

    public TrainableParameters(Ops tf, SplittableRandom random) {
        this.tf = tf;
        this.random = random;
    }

    @Override
    public Operand<TFloat32> parameter(String name, Initialiser initialiser, long... dimensions) {
        Variable<TFloat32> known = variables.get(name);
        if (known != null) {
            return known;
        }
        Shape shape = Shape.of(dimensions);
        int size = Math.toIntExact(shape.size());
        start.put(name, new Weights.Values(shape, initialiser.draw(size, random)));
        Variable<TFloat32> variable = tf.withName(name).variable(shape, TFloat32.class);
        variables.put(name, variable);
        return variable;
    }

    public List<String> names() {
        return List.copyOf(variables.keySet());
    }

    public List<Variable<TFloat32>> variables() {
        return new ArrayList<>(variables.values());
    }

    public Weights startValues() {
        return new Weights(start);
    }
}
