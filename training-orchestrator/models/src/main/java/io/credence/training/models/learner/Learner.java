package io.credence.training.models.learner;

import io.credence.training.models.parameter.Weights;
import java.util.Arrays;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/// A network and its optimiser in a session of their own. Given the same spec and the same batches
/// it computes the same bits on the same kind of CPU, however many cores there are. Not for several
/// threads, and not for virtual ones: a native call pins the carrier.
public final class Learner implements AutoCloseable {

    // One thread per operation: how a sum is split over threads decides its last bits. Two
    // operations may run at once, which changes no value.
    private static final ConfigProto THREADS =
            ConfigProto.newBuilder()
                    .setIntraOpParallelismThreads(1)
                    .setInterOpParallelismThreads(2)
                    .build();
    private static final int SCORING_BATCH = 256;
    // Looks back over about a hundred updates.
    private static final double AVERAGE_DECAY = 0.99;

    private final LearnerSpec spec;
    private final Adam adam;
    private final Graph graph;
    private final LearnerGraph nodes;
    private final Session session;
    private long step;

    public Learner(LearnerSpec spec) {
        this.spec = spec;
        this.adam = Adam.of(spec.learningRate());
        this.graph = new Graph();
        this.nodes = new LearnerGraph(graph, spec, adam);
        this.session = new Session(graph, THREADS);
        restore(
                new LearnerState(
                        0,
                        nodes.startValues,
                        nodes.startValues,
                        nodes.startValues.zeros(),
                        nodes.startValues.zeros()));
    }

    /// Makes one update and returns the batch's mean loss before it, dropout on.
    ///
    /// @param windows raw features, `[labels.length, windowLength, features]` in row-major order
    public double step(float[] windows, float[] labels) {
        step++;
        try (TFloat32 x = TFloat32.tensorOf(shape(labels.length), DataBuffers.of(windows));
                TFloat32 y = TFloat32.tensorOf(Shape.of(labels.length), DataBuffers.of(labels));
                TInt64 seed = TInt64.vectorOf(spec.seed(), step);
                TFloat32 power1 = TFloat32.scalarOf(Adam.power(adam.beta1(), step));
                TFloat32 power2 = TFloat32.scalarOf(Adam.power(adam.beta2(), step));
                TFloat32 rate = TFloat32.scalarOf(averageRate());
                Result result =
                        session.runner()
                                .feed(nodes.windows, x)
                                .feed(nodes.labels, y)
                                .feed(nodes.dropoutSeed, seed)
                                .feed(nodes.beta1Power, power1)
                                .feed(nodes.beta2Power, power2)
                                .feed(nodes.averageRate, rate)
                                .addTarget(nodes.update)
                                .fetch(nodes.loss)
                                .run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    /// Logits by the averaged weights, without dropout.
    ///
    /// @param windows raw features, `[count, windowLength, features]`
    public float[] logits(float[] windows) {
        int width = spec.windowLength() * spec.features();
        int count = windows.length / width;
        float[] logits = new float[count];
        for (int from = 0; from < count; from += SCORING_BATCH) {
            int to = Math.min(count, from + SCORING_BATCH);
            float[] chunk = Arrays.copyOfRange(windows, from * width, to * width);
            float[] scored = score(chunk, to - from);
            System.arraycopy(scored, 0, logits, from, scored.length);
        }
        return logits;
    }

    /// The weights to score, export and serve with: the running average of those that the optimiser
    /// moves (Polyak and Juditsky 1992), which swing less from epoch to epoch.
    public Weights weights() {
        return nodes.averages.read(session);
    }

    public LearnerState state() {
        return new LearnerState(
                step,
                nodes.weights.read(session),
                weights(),
                nodes.firstMoments.read(session),
                nodes.secondMoments.read(session));
    }

    public void restore(LearnerState state) {
        nodes.weights.write(session, state.weights());
        load(state.averages());
        nodes.firstMoments.write(session, state.firstMoments());
        nodes.secondMoments.write(session, state.secondMoments());
        step = state.step();
    }

    /// Replaces the weights that [#weights] gives, and leaves the optimiser as it is.
    public void load(Weights weights) {
        nodes.averages.write(session, weights);
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    /// Large at first, so that the average does not drag the start values along.
    private float averageRate() {
        return (float) Math.max(1 - AVERAGE_DECAY, 9.0 / (step + 10.0));
    }

    private float[] score(float[] windows, int count) {
        float[] scored = new float[count];
        try (TFloat32 x = TFloat32.tensorOf(shape(count), DataBuffers.of(windows));
                Result result = session.runner().feed(nodes.windows, x).fetch(nodes.logits).run()) {
            ((TFloat32) result.get(0)).copyTo(DataBuffers.of(scored));
        }
        return scored;
    }

    private Shape shape(int count) {
        return Shape.of(count, spec.windowLength(), spec.features());
    }
}
