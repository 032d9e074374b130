package io.credence.training.trainer.publish;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.DatasetManifest;
import io.credence.registry.api.ModelCard;
import io.credence.training.api.FitSpec;
import io.credence.training.api.JobSpec;
import io.credence.training.models.learner.LearnerSpec;
import io.credence.training.trainer.calibrate.PlattScaling;
import io.credence.training.trainer.fit.FitProgress;
import io.credence.training.trainer.split.Slice;
import io.credence.training.trainer.split.TrainingSlices;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What a model card says beside its scores.
public record CardFacts(
        JobSpec job,
        DatasetManifest manifest,
        TrainingSlices split,
        LearnerSpec learner,
        FitProgress fitted,
        PlattScaling platt) {

    public ModelCard card(
            long parameterCount,
            ModelCard.Evaluation calibrationSlice,
            ModelCard.Evaluation test,
            ModelCard.Backtest backtest,
            Instant createdAt) {
        return new ModelCard(
                architecture(parameterCount),
                lineage(),
                slices(),
                training(),
                calibration(),
                calibrationSlice,
                test,
                backtest,
                Environment.describe(job.codeVersion(), manifest.kernelVersion()),
                createdAt);
    }

    private ModelCard.Architecture architecture(long parameterCount) {
        Map<String, String> settings = new HashMap<>(learner.architecture().settings());
        settings.put("dropout", String.valueOf(learner.dropout()));
        return new ModelCard.Architecture(
                learner.architecture().name(),
                learner.windowLength(),
                learner.features(),
                parameterCount,
                learner.architecture().receptiveField(),
                settings);
    }

    private ModelCard.Lineage lineage() {
        BarrierSpec barrier = manifest.spec().fixedBarrier();
        return new ModelCard.Lineage(
                job.runId(),
                manifest.id(),
                manifest.sha256(),
                manifest.spec().instrument(),
                manifest.spec().interval(),
                manifest.spec().featureSet(),
                manifest.featureSetHash(),
                manifest.kernelVersion(),
                manifest.features(),
                manifest.window().maxGapBars(),
                barrier.takeProfit(),
                barrier.stopLoss(),
                barrier.horizonBars(),
                barrier.touch().name(),
                snapshot());
    }

    private ModelCard.Snapshot snapshot() {
        return new ModelCard.Snapshot(
                manifest.manifestSha256(),
                manifest.spec().fromMs(),
                manifest.spec().toMs(),
                manifest.watermarkMs(),
                manifest.rowCount(),
                manifest.labelledCount(),
                manifest.gaps(),
                manifest.missingBars());
    }

    private ModelCard.Split slices() {
        return new ModelCard.Split(
                slice(split.train()),
                slice(split.earlyStopping()),
                slice(split.calibration()),
                slice(split.test()),
                split.purgedRows(),
                job.spec().split().embargoBars());
    }

    private static ModelCard.Slice slice(Slice slice) {
        return new ModelCard.Slice(slice.fromMs(), slice.toMs(), slice.size(), slice.positives());
    }

    private ModelCard.Training training() {
        FitSpec fit = job.spec().fit();
        return new ModelCard.Training(
                fit.seed(),
                fitted.history().size(),
                fitted.bestEpoch(),
                fit.batchSize(),
                fit.learningRate(),
                fitted.history().stream().mapToDouble(ModelCard.Epoch::seconds).sum(),
                fitted.history());
    }

    private ModelCard.Calibration calibration() {
        return new ModelCard.Calibration(
                "platt with a normal prior around the identity",
                platt.a(),
                platt.b(),
                platt.varianceA(),
                platt.varianceB(),
                platt.covarianceAb(),
                ModelExport.CONFIDENCE);
    }
}
