package io.credence.training.trainer.fit;

import io.credence.registry.api.ModelCard.Epoch;
import io.credence.training.api.FitSpec;
import io.credence.training.models.learner.Learner;
import io.credence.training.models.parameter.Weights;
import io.credence.training.trainer.evaluate.ProbabilityScores;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import io.credence.training.trainer.split.Slice;
import io.credence.training.trainer.split.TrainingSlices;
import java.util.function.LongSupplier;

/// Fits a learner epoch by epoch until the validation loss has not improved for `patience` epochs,
/// and leaves it with the best epoch's weights, or with those of the start, which say the base
/// rate, if no epoch was better. Stopped and resumed at any batch it ends with the same bits as
/// when left alone.
public final class Fitter {

    private static final double NANOS = 1e-9;

    private final FitSpec spec;
    private final Slice train;
    private final Slice validation;
    private final int[] validationRows;
    private final boolean[] validationLabels;
    private final CheckpointStore checkpoints;
    private final FitListener listener;
    private final LongSupplier nanoTime;

    public Fitter(
            FitSpec spec,
            TrainingSlices split,
            CheckpointStore checkpoints,
            FitListener listener,
            LongSupplier nanoTime) {
        this.spec = spec;
        this.train = split.train();
        this.validation = split.earlyStopping();
        this.validationRows = validation.rows();
        this.validationLabels = validation.labels();
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    public FitProgress fit(Learner learner) {
        Checkpoint at =
                checkpoints
                        .latest()
                        .orElseGet(() ->
                                new Checkpoint(
                                        FitProgress.start(
                                                ProbabilityScores.logLoss(
                                                        validated(learner), validationLabels)),
                                        learner.state(),
                                        learner.weights()));
        learner.restore(at.state());
        FitProgress progress = at.progress();
        Weights best = at.best();
        while (progress.epoch() <= spec.maxEpochs() && !progress.isExhausted(spec.patience())) {
            progress = finishEpoch(learner, progress, best);
            boolean improved = progress.bestEpoch() == progress.history().size();
            if (improved) {
                best = learner.weights();
            }
            checkpoints.save(new Checkpoint(progress, learner.state(), best));
            listener.epochEnded(progress.history().getLast(), improved);
        }
        learner.load(best);
        return progress;
    }

    private FitProgress finishEpoch(Learner learner, FitProgress from, Weights best) {
        long started = nanoTime.getAsLong();
        int[] order = EpochOrder.of(train.size(), spec.seed(), from.epoch());
        int batches = Math.ceilDiv(train.size(), spec.batchSize());
        double lossSum = from.lossSum();
        for (int batch = from.batch(); batch < batches; batch++) {
            try {
                listener.beforeBatch(from.epoch(), (double) batch / batches);
            } catch (JobFailure stop) {
                if (stop.reason() != FailureReason.LEASE_LOST) {
                    FitProgress reached =
                            from.within(batch, lossSum, from.seconds() + secondsSince(started));
                    checkpoints.save(new Checkpoint(reached, learner.state(), best));
                }
                throw stop;
            }
            lossSum += step(learner, order, batch * spec.batchSize());
        }
        double trainLoss = lossSum / train.size();
        if (!Double.isFinite(trainLoss)) {
            throw new JobFailure(
                    FailureReason.DIVERGED,
                    "the training loss is no number in epoch " + from.epoch());
        }
        double[] validated = validated(learner);
        return from.nextEpoch(
                new Epoch(
                        from.epoch(),
                        trainLoss,
                        ProbabilityScores.logLoss(validated, validationLabels),
                        ProbabilityScores.brier(validated, validationLabels),
                        from.seconds() + secondsSince(started)));
    }

    private double[] validated(Learner learner) {
        return Logits.probabilities(
                Forecasts.logits(learner, validation.dataset(), validationRows));
    }

    /// One update; returns the batch's loss times its samples.
    private double step(Learner learner, int[] order, int first) {
        int count = Math.min(spec.batchSize(), train.size() - first);
        int width = train.dataset().window().length() * train.dataset().features();
        float[] windows = new float[count * width];
        float[] labels = new float[count];
        for (int i = 0; i < count; i++) {
            int sample = order[first + i];
            train.dataset().copyWindow(train.row(sample), windows, i * width);
            labels[i] = train.isPositive(sample) ? 1f : 0f;
        }
        return learner.step(windows, labels) * count;
    }

    private double secondsSince(long started) {
        return (nanoTime.getAsLong() - started) * NANOS;
    }
}
