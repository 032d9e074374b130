package io.credence.training.trainer.pipeline;

import io.credence.registry.api.ModelCard.Epoch;
import io.credence.training.trainer.fit.FitListener;
import io.credence.training.trainer.job.EventLog;
import io.credence.training.trainer.job.StopSignal;
import java.util.Map;

/// Tells the world how a fit goes, and the fit when to stop.
final class FitWatch implements FitListener {

    private final ProgressMeter progress;
    private final Heartbeat heartbeat;
    private final StopSignal stop;
    private final EventLog log;

    FitWatch(ProgressMeter progress, Heartbeat heartbeat, StopSignal stop, EventLog log) {
        this.progress = progress;
        this.heartbeat = heartbeat;
        this.stop = stop;
        this.log = log;
    }

    @Override
    public void beforeBatch(int epoch, double epochFraction) {
        stop.check();
        progress.batch(epoch, epochFraction);
    }

    @Override
    public void epochEnded(Epoch epoch, boolean best) {
        progress.epochEnded(epoch);
        heartbeat.hurry();
        log.info(
                "epoch_ended",
                Map.of(
                        "epoch", epoch.epoch(),
                        "trainLoss", epoch.trainLoss(),
                        "validationLoss", epoch.validationLoss(),
                        "validationBrier", epoch.validationBrier(),
                        "seconds", epoch.seconds(),
                        "best", best));
    }
}
