package io.credence.training.models.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.credence.training.models.GraphFixture;
import io.credence.training.models.TinyNetwork;
import io.credence.training.models.parameter.Weights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LearnerTest {

    private static final int BATCH = 32;

    @Test
    void shouldGiveTheSameWeightsForTheSameSeed() {
        assertThat(trained(1, 20)).isEqualTo(trained(1, 20)).isNotEqualTo(trained(2, 20));
    }

    @Test
    void shouldGoOnFromASavedStateAsIfNeverInterrupted() throws IOException {
        // Given
        var saved = new ByteArrayOutputStream();
        try (var learner = new Learner(TinyNetwork.spec(1))) {
            steps(learner, 1, 8);
            learner.state().writeTo(new DataOutputStream(saved));
        }
        // When
        Weights resumed;
        try (var learner = new Learner(TinyNetwork.spec(99))) {
            learner.restore(
                    LearnerState.readFrom(
                            new DataInputStream(new ByteArrayInputStream(saved.toByteArray()))));
            // Then the other seed still draws other masks: the state carries no seed
            assertThat(learner.state().step()).isEqualTo(8);
        }
        try (var learner = new Learner(TinyNetwork.spec(1))) {
            learner.restore(
                    LearnerState.readFrom(
                            new DataInputStream(new ByteArrayInputStream(saved.toByteArray()))));
            steps(learner, 9, 20);
            resumed = learner.weights();
        }
        assertThat(resumed).isEqualTo(trained(1, 20));
    }

    @Test
    void shouldStartAtTheBaseRate() {
        try (var learner = new Learner(TinyNetwork.spec(1))) {
            // When
            float[] logits = learner.logits(GraphFixture.noise(4, 40 * TinyNetwork.WIDTH));
            // Then
            assertThat(logits).containsOnly(TinyNetwork.PRIOR_LOGIT);
        }
    }

    @Test
    void shouldAverageItsWeightsOverTheSteps() {
        try (var learner = new Learner(TinyNetwork.spec(1))) {
            // Given
            float[] start = learner.weights().get("head_kernel").elements();
            // When
            steps(learner, 1, 1);
            float[] moved = learner.state().weights().get("head_kernel").elements();
            float[] average = learner.weights().get("head_kernel").elements();
            // Then the first rate is 9/11
            for (int i = 0; i < start.length; i++) {
                assertThat((double) average[i])
                        .isCloseTo(start[i] + 9.0 / 11 * (moved[i] - start[i]), within(1e-6));
            }
            assertThat(moved).isNotEqualTo(start);
        }
    }

    @Test
    void shouldLearnAnEasyRule() {
        try (var learner = new Learner(TinyNetwork.spec(1))) {
            // When
            double before = learner.step(windows(1), labels(windows(1)));
            steps(learner, 2, 150);
            // Then
            double after = learner.step(windows(500), labels(windows(500)));
            assertThat(after).isLessThan(0.5 * before);
        }
    }

    @Test
    void shouldScoreInChunksAsInOne() {
        try (var learner = new Learner(TinyNetwork.spec(1))) {
            // Given more windows than one scoring batch
            float[] many = GraphFixture.noise(8, 300 * TinyNetwork.WIDTH);
            // When
            float[] logits = learner.logits(many);
            // Then
            float[] last = new float[TinyNetwork.WIDTH];
            System.arraycopy(many, 299 * TinyNetwork.WIDTH, last, 0, last.length);
            assertThat(logits).hasSize(300);
            assertThat(learner.logits(last)[0]).isCloseTo(logits[299], within(1e-6f));
        }
    }

    private static Weights trained(long seed, int steps) {
        try (var learner = new Learner(TinyNetwork.spec(seed))) {
            steps(learner, 1, steps);
            return learner.weights();
        }
    }

    private static void steps(Learner learner, int from, int to) {
        for (int step = from; step <= to; step++) {
            float[] windows = windows(step);
            learner.step(windows, labels(windows));
        }
    }

    private static float[] windows(int step) {
        return GraphFixture.noise(1000 + step, BATCH * TinyNetwork.WIDTH);
    }

    /// Whether the first feature's mean over the window is positive.
    private static float[] labels(float[] windows) {
        float[] labels = new float[BATCH];
        for (int i = 0; i < BATCH; i++) {
            float sum = 0;
            for (int row = 0; row < TinyNetwork.TIME; row++) {
                sum += windows[i * TinyNetwork.WIDTH + row * TinyNetwork.FEATURES];
            }
            labels[i] = sum > 0f ? 1f : 0f;
        }
        return labels;
    }
}
