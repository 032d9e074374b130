package io.credence.training.models.learner;

import io.credence.training.models.GraphFixture;
import io.credence.training.models.architecture.Tcn;
import io.credence.training.models.layer.Standardisation;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One training step of the default TCN: 64 windows of 64 rows and 12 features, forward, backward,
/// Adam and the running average. The counterpart in PyTorch is `src/test/python/tcn_step.py`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(3)
public class BenchmarkLearner {

    private static final int BATCH = 64;
    private static final int LENGTH = 64;
    private static final int FEATURES = 12;

    private final float[] windows = GraphFixture.noise(1, BATCH * LENGTH * FEATURES);
    private final float[] labels = new float[BATCH];
    private final Learner learner = learner();

    @Setup(Level.Trial)
    public void start() {
        for (int i = 0; i < BATCH; i++) {
            labels[i] = i % 2;
        }
    }

    @TearDown(Level.Trial)
    public void stop() {
        learner.close();
    }

    @Benchmark
    public double step() {
        return learner.step(windows, labels);
    }

    @Benchmark
    public float[] score() {
        return learner.logits(windows);
    }

    private static Learner learner() {
        return new Learner(
                new LearnerSpec(
                        Tcn.DEFAULT,
                        LENGTH,
                        FEATURES,
                        new Standardisation(
                                Collections.nCopies(FEATURES, 0f),
                                Collections.nCopies(FEATURES, 1f)),
                        0f,
                        0.3,
                        1e-3,
                        1));
    }
}
