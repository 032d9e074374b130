package io.credence.training.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.training.models.GraphFixture;
import io.credence.training.models.architecture.Tcn;
import io.credence.training.models.parameter.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

class GradientTest {

    private static final int TIME = 14;
    private static final int BATCH = 4;
    private static final int FEATURES = 3;
    private static final float STEP = 1e-2f;

    @Test
    void shouldAgreeWithFiniteDifferences() {
        // Given a whole small network, so every layer's gradient is in the chain
        var tcn = new Tcn(List.of(new ResidualBlock(4, 3, 1), new ResidualBlock(5, 3, 2)), 4);
        float[] x = GraphFixture.noise(11, TIME * BATCH * FEATURES);
        try (var fixture = new GraphFixture(5, TIME, -1, FEATURES)) {
            var layers = LayerContext.inference(fixture.tf, fixture.parameters);
            Operand<TFloat32> logits = tcn.logit(layers, fixture.input, 0.3f);
            Operand<TFloat32> loss =
                    fixture.tf.math.mean(fixture.tf.math.softplus(logits), fixture.tf.constant(0));
            Gradients gradients =
                    Gradients.create(fixture.tf.scope(), loss, fixture.parameters.variables());
            Weights start = fixture.parameters.startValues();
            var random = new SplittableRandom(1);
            List<String> names = fixture.parameters.names();
            for (int p = 0; p < names.size(); p++) {
                // When
                float[] analytic =
                        fixture.run(gradients.<TFloat32>dy(p), start, x, TIME, BATCH, FEATURES);
                int element = random.nextInt(analytic.length);
                double up = loss(fixture, loss, nudged(start, names.get(p), element, STEP), x);
                double down = loss(fixture, loss, nudged(start, names.get(p), element, -STEP), x);
                // Then
                assertThat((double) analytic[element])
                        .as(names.get(p))
                        .isCloseTo((up - down) / (2 * STEP), within(2e-3));
            }
        }
    }

    private static double loss(
            GraphFixture fixture, Operand<TFloat32> loss, Weights weights, float[] x) {
        return fixture.run(loss, weights, x, TIME, BATCH, FEATURES)[0];
    }

    private static Weights nudged(Weights weights, String name, int element, float by) {
        Map<String, Weights.Values> values = new LinkedHashMap<>(weights.asMap());
        float[] elements = weights.get(name).elements();
        elements[element] += by;
        values.put(name, new Weights.Values(weights.get(name).shape(), elements));
        return new Weights(values);
    }
}
