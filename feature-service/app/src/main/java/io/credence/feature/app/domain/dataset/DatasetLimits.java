package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.labels.Labeller;
import io.credence.feature.kernels.labels.Labels;
import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// How large a dataset may be. Bars, labels and what is known beside the bars are in memory while
/// the rows are computed; each cell takes its time and its place in the file.
@ApplicationScoped
class DatasetLimits {

    private final BarHistory history;
    private final long maxRows;
    private final long maxCells;

    @Inject
    DatasetLimits(BarHistory history, FeatureConfig config) {
        this(history, config.dataset().maxRows(), config.dataset().maxCells());
    }

    DatasetLimits(BarHistory history, long maxRows, long maxCells) {
        this.history = history;
        this.maxRows = maxRows;
        this.maxCells = maxCells;
    }

    /// Counts the rows of all the series before one of them is read.
    ///
    /// @return how large the dataset is, as a share of the largest
    /// @throws ProblemException when there are too many
    double requireFit(List<Series> series, FeatureSet set, DatasetSpec spec) {
        int columns = columns(series.getFirst().interval(), set, spec);
        long most = Math.min(maxRows, maxCells / columns);
        long rows = 0;
        for (Series one : series) {
            rows += history.count(one, spec.fromMs(), one.closedBy(spec.toMs()));
            if (rows > most) {
                throw ProblemException.invalid(
                        "toMs",
                        "must end the range so early that there are at most %d rows of %d columns%s"
                                .formatted(
                                        most,
                                        columns,
                                        spec.others().isEmpty()
                                                ? "; or take fewer features"
                                                : ", all instruments together; or take fewer others or features"));
            }
        }
        return most == 0 ? 1 : (double) rows / most;
    }

    /// Those of the file, and those of what is known beside the bars.
    private static int columns(Interval interval, FeatureSet set, DatasetSpec spec) {
        Labels none =
                Labeller.of(spec.labelled(), interval, WindowSpec.DEFAULT).label(new BarColumns());
        FeatureSetEngine engine = new FeatureSetEngine(set, interval, WindowSpec.DEFAULT);
        return DatasetFile.columns(spec, set, none).size() + engine.inputs().size();
    }
}
