package io.credence.training.app.rest;

import static io.credence.platform.service.request.RequestValues.required;
import static io.credence.platform.service.request.RequestValues.valid;
import static io.credence.platform.service.request.RequestValues.validParts;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.LabelChoice;
import io.credence.feature.api.SampleWeighting;
import io.credence.feature.api.SplitPlan;
import io.credence.feature.api.WindowSpec;
import io.credence.platform.api.ProblemException;
import io.credence.registry.api.ModelName;
import io.credence.training.api.FitSpec;
import io.credence.training.api.ResourceSpec;
import io.credence.training.api.SplitSpec;
import io.credence.training.api.TrainingSpec;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What to train. All but the model and the dataset has a default.
public record TrainingRequest(
        @Nullable String model,
        @Nullable String architecture,
        @Nullable Dataset dataset,
        @Nullable WindowSpec window,
        @Nullable SplitSpec split,
        @Nullable Fit fit,
        @Nullable Resources resources) {

    /// As the feature context's spec, whose fields may be missing here to be named. The last four
    /// are there because a run is told with them, empty, and may be asked for as it is told.
    public record Dataset(
            @Nullable String instrument,
            @Nullable String interval,
            @Nullable String featureSet,
            @Nullable Barrier barrier,
            @Nullable Long fromMs,
            @Nullable Long toMs,
            @Nullable LabelChoice label,
            @Nullable List<String> others,
            @Nullable SplitPlan split,
            @Nullable SampleWeighting weights) {

        Dataset over(long from, long to) {
            return new Dataset(
                    instrument,
                    interval,
                    featureSet,
                    barrier,
                    from,
                    to,
                    label,
                    others,
                    split,
                    weights);
        }

        private void requireOneInstrumentAndItsBarrier() {
            refuse("dataset.label", label != null);
            refuse("dataset.others", others != null && !others.isEmpty());
            refuse("dataset.split", split != null);
            refuse("dataset.weights", weights != null);
        }

        private static void refuse(String field, boolean isAsked) {
            if (isAsked) {
                throw ProblemException.invalid(
                        field,
                        "must be left out: a training labels one instrument by its barrier and splits by"
                                + " its own split");
            }
        }

        DatasetSpec toSpec() {
            String name = required("dataset.instrument", instrument);
            String bars = required("dataset.interval", interval);
            String features = required("dataset.featureSet", featureSet);
            Barrier limits = required("dataset.barrier", barrier);
            long from = required("dataset.fromMs", fromMs);
            long to = required("dataset.toMs", toMs);
            valid("dataset.instrument", () -> new InstrumentId(name));
            valid("dataset.interval", () -> Interval.parse(bars));
            if (features.isBlank()) {
                throw ProblemException.invalid("dataset.featureSet", "must not be blank");
            }
            if (from < 0) {
                throw ProblemException.invalid("dataset.fromMs", "must be >= 0");
            }
            requireOneInstrumentAndItsBarrier();
            BarrierSpec barriers = limits.toSpec();
            return valid(
                    "dataset.fromMs",
                    () -> new DatasetSpec(name, bars, features, barriers, from, to));
        }
    }

    public record Barrier(
            @Nullable Double takeProfit,
            @Nullable Double stopLoss,
            @Nullable Integer horizonBars,
            @Nullable BarrierTouch touch) {

        BarrierSpec toSpec() {
            double target = required("dataset.barrier.takeProfit", takeProfit);
            double stop = required("dataset.barrier.stopLoss", stopLoss);
            int horizon = required("dataset.barrier.horizonBars", horizonBars);
            BarrierTouch prices = required("dataset.barrier.touch", touch);
            return validParts(
                    "dataset.barrier.", () -> new BarrierSpec(target, stop, horizon, prices));
        }
    }

    /// Each field may be left to its default.
    public record Fit(
            @Nullable Integer maxEpochs,
            @Nullable Integer batchSize,
            @Nullable Double learningRate,
            @Nullable Double dropout,
            @Nullable Integer patience,
            @Nullable Long seed) {

        FitSpec toSpec() {
            FitSpec standard = FitSpec.DEFAULT;
            return validParts(
                    "fit.",
                    () ->
                            new FitSpec(
                                    orElse(maxEpochs, standard.maxEpochs()),
                                    orElse(batchSize, standard.batchSize()),
                                    orElse(learningRate, standard.learningRate()),
                                    orElse(dropout, standard.dropout()),
                                    orElse(patience, standard.patience()),
                                    orElse(seed, standard.seed())));
        }
    }

    /// Each field may be left to its default. `migProfile` makes `gpus` count slices of that size.
    public record Resources(
            @Nullable Integer gpus,
            @Nullable String migProfile,
            @Nullable Boolean spot,
            @Nullable Integer cpus,
            @Nullable Integer memoryGib) {

        ResourceSpec toSpec() {
            ResourceSpec standard = ResourceSpec.DEFAULT;
            return validParts(
                    "resources.",
                    () ->
                            new ResourceSpec(
                                    orElse(gpus, standard.gpus()),
                                    migProfile,
                                    orElse(spot, standard.spot()),
                                    orElse(cpus, standard.cpus()),
                                    orElse(memoryGib, standard.memoryGib())));
        }
    }

    /// The same request for these bars.
    TrainingRequest over(long fromMs, long toMs) {
        Dataset bars = required("dataset", dataset).over(fromMs, toMs);
        return new TrainingRequest(model, architecture, bars, window, split, fit, resources);
    }

    TrainingSpec toSpec() {
        String name = required("model", model);
        valid("model", () -> new ModelName(name));
        String kind = orElse(architecture, TrainingSpec.TCN);
        if (!TrainingSpec.ARCHITECTURES.contains(kind)) {
            throw ProblemException.invalid(
                    "architecture", "must be one of " + new TreeSet<>(TrainingSpec.ARCHITECTURES));
        }
        return new TrainingSpec(
                name,
                kind,
                required("dataset", dataset).toSpec(),
                supportedWindow(),
                orElse(split, SplitSpec.DEFAULT),
                fit == null ? FitSpec.DEFAULT : fit.toSpec(),
                resources == null ? ResourceSpec.DEFAULT : resources.toSpec());
    }

    /// Datasets are made for one window; the field is there to say so, and to grow into.
    private WindowSpec supportedWindow() {
        WindowSpec asked = orElse(window, WindowSpec.DEFAULT);
        if (!asked.equals(WindowSpec.DEFAULT)) {
            throw ProblemException.invalid(
                    "window",
                    "must be left out, or length %d and maxGapBars %d: datasets have no other"
                            .formatted(
                                    WindowSpec.DEFAULT.length(), WindowSpec.DEFAULT.maxGapBars()));
        }
        return asked;
    }

    private static <T> T orElse(@Nullable T value, T standard) {
        return Objects.requireNonNullElse(value, standard);
    }
}
