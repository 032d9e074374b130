package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.rows.FeaturePass;
import io.credence.feature.app.domain.rows.FeatureReader;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.labels.Labeller;
import io.credence.feature.kernels.labels.Labels;
import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Reads what a dataset is made of, once it is known to fit and there is room for it.
@ApplicationScoped
class DatasetReader {

    /// The rows, still to be computed.
    ///
    /// @param parts in the order of the series
    /// @param lateRows those that know something newly that had come too late for them
    record Rows(FeatureSet set, List<DatasetPart> parts, long lateRows) {}

    private final FeatureReader features;
    private final BarHistory history;
    private final DatasetLimits limits;
    private final DatasetTurns turns;

    @Inject
    DatasetReader(
            FeatureReader features, BarHistory history, DatasetLimits limits, DatasetTurns turns) {
        this.features = features;
        this.history = history;
        this.limits = limits;
        this.turns = turns;
    }

    /// Runs the work when there is room for such a dataset. Waits, so not within a transaction.
    ///
    /// @throws ProblemException when there can be no such dataset, or no room in time
    <T> T inTurn(List<Series> series, DatasetSpec spec, Supplier<T> work) {
        requireUnseen(spec);
        return turns.inTurn(limits.requireFit(series, features.set(spec.featureSet()), spec), work);
    }

    /// @param untilMs bars that close later are left out
    /// @param seed of the proof that nothing leaks
    Rows read(List<Series> series, DatasetSpec spec, long untilMs, long seed) {
        FeatureSet set = features.set(spec.featureSet());
        List<FeaturePass> passes =
                series.stream()
                        .map(it -> features.pass(it, set, spec.fromMs(), it.closedBy(untilMs)))
                        .toList();
        return new Rows(
                set,
                passes.stream()
                        .map(pass -> new DatasetPart(pass, labels(pass, spec), spec, seed))
                        .toList(),
                passes.stream().mapToLong(features::lateRows).sum());
    }

    // What a set has learnt knows the bars it was fitted on: no row of them is judged or learnt
    // from.
    private void requireUnseen(DatasetSpec spec) {
        features.origin(spec.featureSet())
                .filter(origin -> spec.fromMs() < origin.toMs())
                .ifPresent(origin -> {
                    throw new ProblemException(
                            FeatureErrorCode.LEAKING_FEATURE,
                            "feature set %s has learnt from bars of %s until %d; fromMs must not be before"
                                    .formatted(
                                            spec.featureSet(), origin.instrument(), origin.toMs()));
                });
    }

    private Labels labels(FeaturePass pass, DatasetSpec spec) {
        Labeller labeller =
                Labeller.of(spec.labelled(), pass.series().interval(), WindowSpec.DEFAULT);
        BarColumns bars = barsBefore(pass.series(), spec);
        int before = bars.size();
        if (before == 0) {
            return labeller.label(pass.bars());
        }
        for (int row = 0; row < pass.bars().size(); row++) {
            bars.add(pass.bars().bar(row));
        }
        return labeller.label(bars).from(before);
    }

    /// Those that labels look back at.
    private BarColumns barsBefore(Series series, DatasetSpec spec) {
        int lookback = spec.labelled().lookbackBars();
        OptionalLong from =
                lookback == 0
                        ? OptionalLong.empty()
                        : history.nthBefore(series, spec.fromMs(), lookback);
        return from.isEmpty()
                ? new BarColumns()
                : history.read(series, from.getAsLong(), spec.fromMs(), lookback);
    }
}
