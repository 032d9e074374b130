package io.credence.training.models.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

class AdamTest {

    private static final float[] START = {1f, -2f, 0.5f};
    private static final float[][] GRADIENTS = {
        {0.1f, -0.4f, 0f}, {0.3f, 0.2f, 1e-3f}, {-0.2f, -0.1f, 5f}
    };

    @Test
    void shouldEqualThePaperForThreeSteps() {
        // Given
        var adam = new Adam(0.01, 0.9, 0.999, 1e-7);
        double[] expected = {1, -2, 0.5};
        double[] m = new double[3];
        double[] v = new double[3];
        try (var graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Variable<TFloat32> x = tf.variable(Shape.of(3), TFloat32.class);
            Variable<TFloat32> first = tf.variable(Shape.of(3), TFloat32.class);
            Variable<TFloat32> second = tf.variable(Shape.of(3), TFloat32.class);
            Placeholder<TFloat32> gradient = tf.placeholder(TFloat32.class);
            Placeholder<TFloat32> power1 = tf.placeholder(TFloat32.class);
            Placeholder<TFloat32> power2 = tf.placeholder(TFloat32.class);
            Op update =
                    adam.update(
                            tf,
                            new Adam.Inputs(
                                    List.of(x),
                                    List.of(first),
                                    List.of(second),
                                    List.of(gradient),
                                    power1,
                                    power2));
            try (var session = new Session(graph)) {
                session.run(tf.assign(x, tf.constant(START)));
                session.run(tf.assign(first, tf.constant(new float[3])));
                session.run(tf.assign(second, tf.constant(new float[3])));
                for (int step = 1; step <= GRADIENTS.length; step++) {
                    // When
                    try (TFloat32 g = TFloat32.vectorOf(GRADIENTS[step - 1]);
                            TFloat32 p1 = TFloat32.scalarOf(Adam.power(0.9, step));
                            TFloat32 p2 = TFloat32.scalarOf(Adam.power(0.999, step))) {
                        session.runner()
                                .feed(gradient, g)
                                .feed(power1, p1)
                                .feed(power2, p2)
                                .addTarget(update)
                                .run()
                                .close();
                    }
                    plain(expected, m, v, GRADIENTS[step - 1], step);
                    // Then
                    try (Result result = session.runner().fetch(x).run()) {
                        for (int i = 0; i < 3; i++) {
                            assertThat((double) ((TFloat32) result.get(0)).getFloat(i))
                                    .isCloseTo(expected[i], within(2e-6));
                        }
                    }
                }
            }
        }
    }

    private static void plain(double[] x, double[] m, double[] v, float[] gradient, int step) {
        double rate = 0.01 * Math.sqrt(1 - Math.pow(0.999, step)) / (1 - Math.pow(0.9, step));
        for (int i = 0; i < x.length; i++) {
            m[i] = 0.9 * m[i] + 0.1 * gradient[i];
            v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
            x[i] -= rate * m[i] / (Math.sqrt(v[i]) + 1e-7);
        }
    }
}
