package io.credence.training.models.learner;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/// Adam (Kingma and Ba 2015) with TensorFlow's placement of epsilon, beside `sqrt(v)` before the
/// bias correction. `betaPowers` come from outside as functions of the step, so the moments are the
/// whole state.
public record Adam(double learningRate, double beta1, double beta2, double epsilon) {

    public static Adam of(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-7);
    }

    /// `beta` to the power of the step, counted from 1.
    public static float power(double beta, long step) {
        return (float) StrictMath.pow(beta, (double) step);
    }

    /// The operands of one update, each list in the order of the variables.
    public record Inputs(
            List<Variable<TFloat32>> variables,
            List<Variable<TFloat32>> firstMoments,
            List<Variable<TFloat32>> secondMoments,
            List<Operand<TFloat32>> gradients,
            Operand<TFloat32> beta1Power,
            Operand<TFloat32> beta2Power) {}

    /// The operation that updates every variable once.
    public Op update(Ops tf, Inputs inputs) {
        // No variable may move before every gradient has read it: without the barrier the result
        // depends on the order in which the executor happens to run.
        Ops afterGradients = tf.withControlDependencies(new ArrayList<Op>(inputs.gradients()));
        List<Op> updates = new ArrayList<>();
        for (int i = 0; i < inputs.variables().size(); i++) {
            updates.add(
                    afterGradients.train.applyAdam(
                            inputs.variables().get(i),
                            inputs.firstMoments().get(i),
                            inputs.secondMoments().get(i),
                            inputs.beta1Power(),
                            inputs.beta2Power(),
                            tf.constant((float) learningRate),
                            tf.constant((float) beta1),
                            tf.constant((float) beta2),
                            tf.constant((float) epsilon),
                            inputs.gradients().get(i)));
        }
        return tf.withControlDependencies(updates).noOp();
    }
}
