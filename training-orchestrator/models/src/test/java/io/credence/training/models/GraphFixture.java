package io.credence.training.models;

import io.credence.training.models.parameter.TrainableParameters;
import io.credence.training.models.parameter.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/// A graph with one input and trainable parameters, evaluated with values a test chooses.
public final class GraphFixture implements AutoCloseable {

    private final Graph graph = new Graph();
    private final Session session = new Session(graph);
    private final Map<String, Weights.Values> loaded = new HashMap<>();
    public final Ops tf = Ops.create(graph);
    public final TrainableParameters parameters;
    public final Placeholder<TFloat32> input;

    public GraphFixture(long seed, long... inputShape) {
        parameters = new TrainableParameters(tf, new SplittableRandom(seed));
        input = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(inputShape)));
    }

    public float[] run(Operand<TFloat32> output, Weights weights, float[] x, long... shape) {
        load(weights);
        try (TFloat32 fed = TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(x));
                Result result = session.runner().feed(input, fed).fetch(output).run()) {
            TFloat32 tensor = (TFloat32) result.get(0);
            float[] values = new float[Math.toIntExact(tensor.size())];
            tensor.copyTo(DataBuffers.of(values));
            return values;
        }
    }

    private void load(Weights weights) {
        weights.asMap()
                .forEach((name, values) -> {
                    if (values.equals(loaded.put(name, values))) {
                        return;
                    }
                    int index = parameters.names().indexOf(name);
                    session.run(
                            tf.assign(
                                    parameters.variables().get(index),
                                    tf.constant(values.shape(), values.buffer())));
                });
    }

    /// Values in [-1, 1).
    public static float[] noise(long seed, int size) {
        var random = new SplittableRandom(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
