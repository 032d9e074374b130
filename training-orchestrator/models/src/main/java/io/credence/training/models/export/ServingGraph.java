package io.credence.training.models.export;

import io.credence.training.models.layer.LayerContext;
import io.credence.training.models.learner.LearnerSpec;
import io.credence.training.models.learner.WindowInput;
import io.credence.training.models.parameter.FrozenParameters;
import io.credence.training.models.parameter.Weights;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/// The served network: raw windows in, logit, calibrated probability and band out. Nothing in it
/// trains, draws random numbers or touches a file.
final class ServingGraph {

    static final String INPUT = "window";
    static final String LOGIT = "logit";
    static final String PROBABILITY = "probability";
    static final String LOWER = "lower";
    static final String UPPER = "upper";
    static final List<String> OUTPUTS = List.of(LOGIT, PROBABILITY, LOWER, UPPER);

    private ServingGraph() {}

    static void build(
            Graph graph, LearnerSpec spec, Weights weights, LogisticCalibration calibration) {
        Ops tf = Ops.create(graph);
        Operand<TFloat32> windows =
                tf.withName(INPUT)
                        .placeholder(
                                TFloat32.class,
                                Placeholder.shape(
                                        Shape.of(
                                                Shape.UNKNOWN_SIZE,
                                                spec.windowLength(),
                                                spec.features())));
        Operand<TFloat32> logit =
                spec.architecture()
                        .logit(
                                LayerContext.inference(tf, new FrozenParameters(tf, weights)),
                                WindowInput.standardised(tf, windows, spec.standardisation()),
                                spec.priorLogit());
        tf.withName(LOGIT).identity(logit);
        calibrate(tf, logit, calibration);
    }

    private static void calibrate(
            Ops tf, Operand<TFloat32> logit, LogisticCalibration calibration) {
        Operand<TFloat32> score =
                tf.math.sub(
                        constant(tf, -calibration.b()),
                        tf.math.mul(constant(tf, calibration.a()), logit));
        Operand<TFloat32> variance =
                tf.math.add(
                        constant(tf, calibration.varianceB()),
                        tf.math.mul(
                                logit,
                                tf.math.add(
                                        constant(tf, 2.0 * calibration.covarianceAb()),
                                        tf.math.mul(
                                                constant(tf, calibration.varianceA()), logit))));
        Operand<TFloat32> halfWidth =
                tf.math.mul(
                        constant(tf, calibration.deviations()),
                        tf.math.sqrt(tf.math.maximum(variance, constant(tf, 0.0))));
        Operand<TFloat32> probability = tf.math.sigmoid(score);
        tf.withName(PROBABILITY).identity(probability);
        // The vectorised sigmoid is not strictly monotonic in its last bit; the band is.
        tf.withName(LOWER)
                .math
                .minimum(probability, tf.math.sigmoid(tf.math.sub(score, halfWidth)));
        tf.withName(UPPER)
                .math
                .maximum(probability, tf.math.sigmoid(tf.math.add(score, halfWidth)));
    }

    private static Operand<TFloat32> constant(Ops tf, double value) {
        return tf.constant((float) value);
    }
}
