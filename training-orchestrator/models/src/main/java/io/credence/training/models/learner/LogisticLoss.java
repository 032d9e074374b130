package io.credence.training.models.learner;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/// Mean cross-entropy of labels 0 and 1 against logits: `log(1 + exp(z)) - y z`, which neither
/// overflows nor loses the gradient of a confident mistake.
final class LogisticLoss {

    private LogisticLoss() {}

    static Operand<TFloat32> of(Ops tf, Operand<TFloat32> logits, Operand<TFloat32> labels) {
        return tf.math.mean(
                tf.math.sub(tf.math.softplus(logits), tf.math.mul(logits, labels)), tf.constant(0));
    }
}
