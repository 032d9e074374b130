package io.credence.training.trainer.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credence.registry.api.ModelCard.Epoch;
import io.credence.registry.api.ModelCard.Scores;
import io.credence.training.api.FitSpec;
import io.credence.training.api.SplitSpec;
import io.credence.training.models.architecture.Tcn;
import io.credence.training.models.layer.ResidualBlock;
import io.credence.training.models.layer.Standardisation;
import io.credence.training.models.learner.Learner;
import io.credence.training.models.learner.LearnerSpec;
import io.credence.training.models.parameter.Weights;
import io.credence.training.trainer.SyntheticMarket;
import io.credence.training.trainer.dataset.Dataset;
import io.credence.training.trainer.evaluate.ProbabilityScores;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import io.credence.training.trainer.split.Slice;
import io.credence.training.trainer.split.TrainingSlices;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitterTest {

    private static final SplitSpec SPLIT = new SplitSpec(0.70, 0.15, 0.15, 8);
    private static final FitSpec FIT = new FitSpec(2, 64, 1e-2, 0.1, 3, 5);

    @TempDir Path folder;

    @Test
    void shouldGiveTheSameBitsForTheSameSeed() {
        assertThat(fit("a", FIT)).isEqualTo(fit("b", FIT));
    }

    @ParameterizedTest(name = "stopped before batch {0}")
    @ValueSource(ints = {0, 5, 9, 17})
    void shouldEndAsIfNeverStopped(int stopBefore) {
        // Given a fit that is stopped after so many batches
        Weights uninterrupted = fit("whole", FIT);
        assertThatThrownBy(() -> fit("stopped", FIT, new StopBefore(stopBefore)))
                .isInstanceOf(JobFailure.class);
        // When
        Weights resumed = fit("stopped", FIT);
        // Then
        assertThat(resumed).isEqualTo(uninterrupted);
    }

    @Test
    void shouldBeatTheBaseRateWhereThereIsSomethingToLearn() {
        // When
        Scores scores =
                test(SyntheticMarket.learnable(2000, 3), new FitSpec(12, 32, 1e-2, 0.05, 4, 5));
        // Then
        assertThat(scores.brierSkill()).isGreaterThan(0.3);
    }

    @Test
    void shouldNotBeatTheBaseRateWhereLabelsAreChance() {
        // When
        Scores scores =
                test(SyntheticMarket.shuffled(2000, 3), new FitSpec(12, 32, 1e-2, 0.05, 4, 5));
        // Then
        assertThat(scores.brierSkill()).isLessThan(0.02);
    }

    @Test
    void shouldStopEarlyAndKeepTheBestEpoch() {
        // Given few windows and a high rate: they are soon learnt by heart
        TrainingSlices split = TrainingSlices.of(SyntheticMarket.learnable(600, 1), SPLIT);
        try (Learner learner = new Learner(spec(split, 0.0, 3e-2))) {
            // When
            FitProgress progress =
                    fitter(split, "early", new FitSpec(60, 16, 3e-2, 0.0, 3, 5), WATCH_NOTHING)
                            .fit(learner);
            // Then
            assertThat(progress.history()).hasSize(progress.bestEpoch() + 3);
            assertThat(validationLoss(learner, split))
                    .isEqualTo(progress.history().get(progress.bestEpoch() - 1).validationLoss());
        }
    }

    @Test
    void shouldFallBackToTheBaseRateWhereNoEpochIsBetter() {
        // Given a market that turns around where the training slice ends
        TrainingSlices split = TrainingSlices.of(SyntheticMarket.reversing(600, 1), SPLIT);
        try (Learner learner = new Learner(spec(split, 0.0, 1e-2))) {
            // When
            FitProgress progress =
                    fitter(split, "turned", new FitSpec(60, 16, 1e-2, 0.0, 3, 5), WATCH_NOTHING)
                            .fit(learner);
            // Then
            assertThat(progress.history()).hasSize(3);
            assertThat(progress.bestEpoch()).isZero();
            assertThat(logits(learner, split.test()))
                    .containsOnly((float) Logits.of(split.train().baseRate()));
        }
    }

    private static double validationLoss(Learner learner, TrainingSlices split) {
        return ProbabilityScores.logLoss(
                Logits.probabilities(logits(learner, split.earlyStopping())),
                split.earlyStopping().labels());
    }

    private static final FitListener WATCH_NOTHING = new StopBefore(Integer.MAX_VALUE);

    /// Stops a fit before its n-th batch, counted over epochs.
    private static final class StopBefore implements FitListener {

        private int left;

        StopBefore(int batches) {
            this.left = batches;
        }

        @Override
        public void beforeBatch(int epoch, double epochFraction) {
            if (left-- == 0) {
                throw new JobFailure(FailureReason.TERMINATED, "stopped by the test");
            }
        }

        @Override
        public void epochEnded(Epoch epoch, boolean best) {}
    }

    private Weights fit(String name, FitSpec spec) {
        return fit(name, spec, WATCH_NOTHING);
    }

    private Weights fit(String name, FitSpec spec, FitListener listener) {
        TrainingSlices split = TrainingSlices.of(SyntheticMarket.learnable(750, 2), SPLIT);
        try (Learner learner = new Learner(spec(split, spec.dropout(), spec.learningRate()))) {
            fitter(split, name, spec, listener).fit(learner);
            return learner.weights();
        }
    }

    private Scores test(Dataset dataset, FitSpec spec) {
        TrainingSlices split = TrainingSlices.of(dataset, SPLIT);
        try (Learner learner = new Learner(spec(split, spec.dropout(), spec.learningRate()))) {
            fitter(split, "test", spec, WATCH_NOTHING).fit(learner);
            Slice test = split.test();
            return ProbabilityScores.of(
                    Logits.probabilities(logits(learner, test)),
                    test.labels(),
                    split.train().baseRate());
        }
    }

    private Fitter fitter(TrainingSlices split, String name, FitSpec spec, FitListener listener) {
        return new Fitter(
                spec,
                split,
                new CheckpointStore(folder.resolve(name), "fingerprint", spec.seed()),
                listener,
                System::nanoTime);
    }

    private static LearnerSpec spec(TrainingSlices split, double dropout, double rate) {
        return new LearnerSpec(
                new Tcn(List.of(new ResidualBlock(8, 2, 1), new ResidualBlock(8, 2, 2)), 8),
                SyntheticMarket.WINDOW.length(),
                SyntheticMarket.FEATURES,
                Standardisation.fit(
                        split.train().dataset().rowsOf(split.train().rows()),
                        SyntheticMarket.FEATURES),
                (float) Logits.of(split.train().baseRate()),
                dropout,
                rate,
                5);
    }

    private static float[] logits(Learner learner, Slice slice) {
        return Forecasts.logits(learner, slice.dataset(), slice.rows());
    }
}
