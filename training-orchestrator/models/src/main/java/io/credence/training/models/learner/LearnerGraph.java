package io.credence.training.models.learner;

import io.credence.training.models.layer.ChannelDropout;
import io.credence.training.models.layer.LayerContext;
import io.credence.training.models.parameter.TrainableParameters;
import io.credence.training.models.parameter.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/// The graph of a learner: the network with dropout over the weights that the optimiser moves, the
/// network without over their running average, the loss, and one step of both.
final class LearnerGraph {

    final Placeholder<TFloat32> windows;
    final Placeholder<TFloat32> labels;
    final Placeholder<TInt64> dropoutSeed;
    final Placeholder<TFloat32> beta1Power;
    final Placeholder<TFloat32> beta2Power;
    final Placeholder<TFloat32> averageRate;
    final Operand<TFloat32> loss;
    final Operand<TFloat32> logits;
    final Op update;
    final VariableGroup weights;
    final VariableGroup averages;
    final VariableGroup firstMoments;
    final VariableGroup secondMoments;
    final Weights startValues;

    LearnerGraph(Graph graph, LearnerSpec spec, Adam adam) {
        Ops tf = Ops.create(graph);
        windows =
                tf.withName("window")
                        .placeholder(
                                TFloat32.class,
                                Placeholder.shape(
                                        Shape.of(
                                                Shape.UNKNOWN_SIZE,
                                                spec.windowLength(),
                                                spec.features())));
        labels = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE)));
        dropoutSeed = tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));
        beta1Power = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        beta2Power = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
        averageRate = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));

        TrainableParameters parameters =
                new TrainableParameters(tf, new SplittableRandom(spec.seed()));
        ChannelDropout dropout = new ChannelDropout(spec.dropout(), dropoutSeed);
        Operand<TFloat32> sequence = WindowInput.standardised(tf, windows, spec.standardisation());
        Operand<TFloat32> training =
                spec.architecture()
                        .logit(
                                LayerContext.training(tf, parameters, dropout),
                                sequence,
                                spec.priorLogit());
        loss = LogisticLoss.of(tf, training, labels);

        List<String> names = parameters.names();
        List<Variable<TFloat32>> variables = parameters.variables();
        weights = new VariableGroup(tf, names, variables);
        averages = VariableGroup.likeOf(tf, names, variables, "_avg");
        logits =
                spec.architecture()
                        .logit(LayerContext.inference(tf, averages), sequence, spec.priorLogit());
        firstMoments = VariableGroup.likeOf(tf, names, variables, "_m");
        secondMoments = VariableGroup.likeOf(tf, names, variables, "_v");
        startValues = parameters.startValues();
        Op adamUpdate =
                adam.update(
                        tf,
                        new Adam.Inputs(
                                variables,
                                firstMoments.variables(),
                                secondMoments.variables(),
                                gradients(tf, variables),
                                beta1Power,
                                beta2Power));
        update = averageAfter(tf, adamUpdate);
    }

    private Op averageAfter(Ops tf, Op adamUpdate) {
        Ops afterUpdate = tf.withControlDependencies(List.of(adamUpdate));
        List<Op> moves = new ArrayList<>();
        for (int i = 0; i < weights.variables().size(); i++) {
            Variable<TFloat32> average = averages.variables().get(i);
            Operand<TFloat32> distance = afterUpdate.math.sub(weights.variables().get(i), average);
            moves.add(tf.assignAdd(average, tf.math.mul(averageRate, distance)));
        }
        return tf.withControlDependencies(moves).noOp();
    }

    private List<Operand<TFloat32>> gradients(Ops tf, List<Variable<TFloat32>> variables) {
        Gradients gradients = Gradients.create(tf.scope(), loss, variables);
        List<Operand<TFloat32>> found = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            found.add(gradients.<TFloat32>dy(i));
        }
        return found;
    }
}
