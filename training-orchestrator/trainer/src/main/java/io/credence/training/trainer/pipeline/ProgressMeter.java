package io.credence.training.trainer.pipeline;

import io.credence.registry.api.ModelCard.Epoch;
import io.credence.training.api.TrainingPhase;
import io.credence.training.api.TrainingProgress;
import org.jspecify.annotations.Nullable;

/// How far the whole Job is, read by the heartbeat's thread. Fitting is nearly all of the time; the
/// shares of the other phases are rough.
public final class ProgressMeter {

    private static final double FIT_FROM = 0.05;
    private static final double FIT_TO = 0.90;

    private final int maxEpochs;
    private TrainingPhase phase = TrainingPhase.FETCH;
    private int epoch;
    private double epochFraction;
    private double secondsPerEpoch;
    private @Nullable Epoch last;

    public ProgressMeter(int maxEpochs) {
        this.maxEpochs = maxEpochs;
    }

    synchronized void enter(TrainingPhase next) {
        phase = next;
    }

    synchronized void batch(int current, double fraction) {
        epoch = current;
        epochFraction = fraction;
    }

    synchronized void epochEnded(Epoch ended) {
        epoch = ended.epoch();
        epochFraction = 1;
        secondsPerEpoch = last == null ? ended.seconds() : (secondsPerEpoch + ended.seconds()) / 2;
        last = ended;
    }

    /// A snapshot. The time left assumes that every epoch is needed; early stopping shortens it.
    public synchronized TrainingProgress current() {
        Epoch known = last;
        double epochsLeft = maxEpochs - Math.max(0, epoch - 1) - epochFraction;
        return new TrainingProgress(
                phase,
                epoch,
                maxEpochs,
                fraction(),
                known == null ? null : known.trainLoss(),
                known == null ? null : known.validationLoss(),
                known == null ? null : known.validationBrier(),
                known == null || phase != TrainingPhase.FIT
                        ? null
                        : Math.round(secondsPerEpoch * epochsLeft));
    }

    private double fraction() {
        return switch (phase) {
            case FETCH -> 0;
            case SPLIT -> 0.03;
            case FIT ->
                    FIT_FROM
                            + (FIT_TO - FIT_FROM)
                                    * (Math.max(0, epoch - 1) + epochFraction)
                                    / maxEpochs;
            case CALIBRATE -> FIT_TO;
            case EVALUATE -> 0.92;
            case EXPORT -> 0.95;
            case PUBLISH -> 0.98;
        };
    }
}
