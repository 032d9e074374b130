package io.credence.training.trainer.pipeline;

import io.credence.feature.api.DatasetManifest;
import io.credence.platform.artifacts.ArtifactRef;
import io.credence.registry.api.ModelCard;
import io.credence.strategy.api.CostModel;
import io.credence.strategy.engine.cost.NetPayoff;
import io.credence.training.api.TrainingPhase;
import io.credence.training.api.TrainingSpec;
import io.credence.training.models.architecture.Architecture;
import io.credence.training.models.architecture.ArchitectureCatalogue;
import io.credence.training.models.layer.Standardisation;
import io.credence.training.models.learner.Learner;
import io.credence.training.models.learner.LearnerSpec;
import io.credence.training.trainer.calibrate.PlattPrior;
import io.credence.training.trainer.calibrate.PlattScaling;
import io.credence.training.trainer.dataset.Dataset;
import io.credence.training.trainer.dataset.DatasetFetch;
import io.credence.training.trainer.dataset.DatasetReader;
import io.credence.training.trainer.evaluate.Evaluator;
import io.credence.training.trainer.evaluate.TestBacktest;
import io.credence.training.trainer.fit.CheckpointStore;
import io.credence.training.trainer.fit.FitProgress;
import io.credence.training.trainer.fit.Fitter;
import io.credence.training.trainer.fit.Forecasts;
import io.credence.training.trainer.fit.Logits;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import io.credence.training.trainer.publish.CardFacts;
import io.credence.training.trainer.publish.ModelExport;
import io.credence.training.trainer.split.Slice;
import io.credence.training.trainer.split.TrainingSlices;
import java.util.Arrays;
import java.util.Map;

/// One training from dataset to registered version: fetch, split, fit, calibrate, evaluate, export,
/// publish. Runs on a platform thread.
public final class TrainingJob {

    private final JobContext context;
    private final TrainingSpec spec;

    public TrainingJob(JobContext context) {
        this.context = context;
        this.spec = context.job().spec();
    }

    /// The version the registry gave.
    public int run() {
        Architecture architecture = architecture();
        enter(TrainingPhase.FETCH);
        DatasetManifest manifest = manifest();
        Dataset dataset =
                DatasetReader.read(
                        new DatasetFetch(
                                        context.features(),
                                        context.artifacts(),
                                        context.workDirectory())
                                .fetch(manifest),
                        manifest);
        enter(TrainingPhase.SPLIT);
        TrainingSlices split = split(dataset);
        LearnerSpec learnerSpec = learnerSpec(architecture, dataset, split);
        try (Learner learner = new Learner(learnerSpec)) {
            enter(TrainingPhase.FIT);
            FitProgress fitted = fit(learner, split, manifest);
            enter(TrainingPhase.CALIBRATE);
            PlattScaling calibration = calibrate(learner, split.calibration());
            enter(TrainingPhase.EVALUATE);
            ModelCard card =
                    new CardFacts(context.job(), manifest, split, learnerSpec, fitted, calibration)
                            .card(
                                    learner.weights().count(),
                                    evaluate(learner, split, split.calibration(), calibration),
                                    evaluate(learner, split, split.test(), calibration),
                                    backtest(learner, split.test(), calibration),
                                    context.clock().instant());
            log(card);
            enter(TrainingPhase.EXPORT);
            ArtifactRef artifact =
                    new ModelExport(context.workDirectory(), context.artifacts())
                            .export(learnerSpec, learner, calibration, split.test());
            enter(TrainingPhase.PUBLISH);
            context.heartbeat().confirm();
            return context.registry()
                    .publish(spec.model(), context.job().runId(), artifact.sha256(), card);
        }
    }

    private void enter(TrainingPhase phase) {
        context.stop().check();
        context.progress().enter(phase);
        context.heartbeat().hurry();
        context.log().info("phase_entered", Map.of("phase", phase));
    }

    private Architecture architecture() {
        return ArchitectureCatalogue.find(spec.architecture())
                .orElseThrow(() ->
                        new JobFailure(
                                FailureReason.UNKNOWN_ARCHITECTURE,
                                "architecture must be one of "
                                        + ArchitectureCatalogue.names()
                                        + ", was "
                                        + spec.architecture()));
    }

    private DatasetManifest manifest() {
        DatasetManifest manifest = context.features().manifest(context.job().datasetId());
        if (!manifest.spec().equals(spec.dataset()) || !manifest.window().equals(spec.window())) {
            throw new JobFailure(
                    FailureReason.DATASET_INVALID,
                    "dataset " + manifest.id() + " is not of the run's dataset spec and window");
        }
        if (manifest.spec().barrier() == null || !manifest.spec().others().isEmpty()) {
            throw new JobFailure(
                    FailureReason.DATASET_INVALID,
                    "only a dataset of one instrument with a fixed barrier can be learnt from");
        }
        return manifest;
    }

    private TrainingSlices split(Dataset dataset) {
        TrainingSlices split = TrainingSlices.of(dataset, spec.split());
        requireBothClasses("training", split.train());
        requireBothClasses("calibration", split.calibration());
        context.log()
                .info(
                        "dataset_split",
                        Map.of(
                                "rows", dataset.rows(),
                                "train", split.train().size(),
                                "earlyStopping", split.earlyStopping().size(),
                                "calibration", split.calibration().size(),
                                "test", split.test().size(),
                                "purged", split.purgedRows(),
                                "baseRate", split.train().baseRate()));
        return split;
    }

    private static void requireBothClasses(String name, Slice slice) {
        if (slice.positives() == 0 || slice.positives() == slice.size()) {
            throw new JobFailure(
                    FailureReason.SINGLE_CLASS,
                    "the " + name + " slice holds labels of one class only");
        }
    }

    private LearnerSpec learnerSpec(
            Architecture architecture, Dataset dataset, TrainingSlices split) {
        return new LearnerSpec(
                architecture,
                dataset.window().length(),
                dataset.features(),
                Standardisation.fit(dataset.rowsOf(split.train().rows()), dataset.features()),
                (float) Logits.of(split.train().baseRate()),
                spec.fit().dropout(),
                spec.fit().learningRate(),
                spec.fit().seed());
    }

    private FitProgress fit(Learner learner, TrainingSlices split, DatasetManifest manifest) {
        CheckpointStore checkpoints =
                new CheckpointStore(
                        context.workDirectory().resolve("checkpoints"),
                        CheckpointStore.fingerprint(spec, manifest.sha256()),
                        spec.fit().seed());
        FitWatch watch =
                new FitWatch(
                        context.progress(), context.heartbeat(), context.stop(), context.log());
        return new Fitter(spec.fit(), split, checkpoints, watch, System::nanoTime).fit(learner);
    }

    private PlattScaling calibrate(Learner learner, Slice calibration) {
        double uniqueness = calibration.labelUniqueness();
        PlattScaling platt =
                PlattScaling.fit(
                        Logits.widen(logits(learner, calibration)),
                        calibration.labels(),
                        PlattPrior.identity(uniqueness));
        context.log()
                .info(
                        "calibrated",
                        Map.of("a", platt.a(), "b", platt.b(), "labelUniqueness", uniqueness));
        return platt;
    }

    private ModelCard.Evaluation evaluate(
            Learner learner, TrainingSlices split, Slice slice, PlattScaling calibration) {
        float[] logits = logits(learner, slice);
        return new Evaluator(
                        split.train().baseRate(),
                        NetPayoff.of(spec.dataset().fixedBarrier(), CostModel.DEFAULT).breakEven(),
                        spec.dataset().fixedBarrier().horizonBars(),
                        spec.fit().seed())
                .evaluate(
                        Logits.probabilities(logits),
                        calibration.probabilities(Logits.widen(logits)),
                        slice.labels());
    }

    private static float[] logits(Learner learner, Slice slice) {
        return Forecasts.logits(learner, slice.dataset(), slice.rows());
    }

    /// Over all bars from the test slice's first on, those whose label is not known included.
    private ModelCard.Backtest backtest(Learner learner, Slice test, PlattScaling calibration) {
        Dataset dataset = test.dataset();
        int[] rows =
                Arrays.stream(dataset.windowEnds()).filter(row -> row >= test.row(0)).toArray();
        float[] logits = Forecasts.logits(learner, dataset, rows);
        return TestBacktest.run(
                spec.dataset(),
                spec.model(),
                dataset,
                rows,
                calibration.probabilities(Logits.widen(logits)));
    }

    private void log(ModelCard card) {
        ModelCard.Evaluation test = card.test();
        context.log()
                .info(
                        "evaluated",
                        Map.of(
                                "baseRate", test.baseRate(),
                                "brier", test.calibrated().brier(),
                                "brierSkill", test.calibrated().brierSkill(),
                                "skillLow", test.skillLow(),
                                "skillHigh", test.skillHigh(),
                                "logLoss", test.calibrated().logLoss(),
                                "prAuc", test.calibrated().prAuc(),
                                "ece", test.calibrated().ece(),
                                "trades", card.backtest().trades()));
    }
}
