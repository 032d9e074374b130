package io.credence.feature.app.domain.fit;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.rows.FeatureReader;
import io.credence.feature.app.domain.sets.FeatureSetEntry;
import io.credence.feature.app.domain.sets.FeatureSetOrigin;
import io.credence.feature.app.domain.sets.FeatureSetRules;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.fit.FitStep;
import io.credence.feature.kernels.fit.FittedSet;
import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/// Fits a feature set on stored bars of a training window. What opens at its end or later, or has
/// not closed by then, is not looked at.
@ApplicationScoped
public class FeatureSetFitter {

    // 160 megabytes of features at a time, beside the bars.
    private static final long MOST_NUMBERS = 20_000_000;

    private final FeatureReader features;
    private final BarHistory history;

    @Inject
    FeatureSetFitter(FeatureReader features, BarHistory history) {
        this.features = features;
        this.history = history;
    }

    /// The set under its new name, with what it learns.
    ///
    /// @throws ProblemException when a step cannot be taken, the window is too long, or too short
    ///   to learn from
    public FeatureSetEntry fit(Series series, FeatureSetFitting fitting) {
        FeatureSet set = named(fitting.set(), fitting.as());
        check(set, fitting.steps());
        long closedBy = series.closedBy(fitting.toMs());
        long bars = history.count(series, fitting.fromMs(), closedBy);
        long most = MOST_NUMBERS / set.features().size();
        if (bars > most) {
            throw ProblemException.invalid(
                    "toMs", "must end the window after at most %d bars".formatted(most));
        }
        try {
            FittedSet fitted =
                    FittedSet.of(
                            set,
                            fitting.steps(),
                            each -> rows(series, each, fitting.fromMs(), closedBy));
            FeatureSetRules.check(fitted.set());
            return new FeatureSetEntry(
                    fitted.set(),
                    fitting.live(),
                    Optional.of(origin(series, fitting, bars, fitted)));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    FeatureErrorCode.NOT_ENOUGH_DATA,
                    "the window does not tell enough: " + e.getMessage(),
                    e);
        }
    }

    private FeatureMatrix rows(Series series, FeatureSet set, long fromMs, long closedBy) {
        return features.range(series, set, fromMs, closedBy).matrix();
    }

    private static void check(FeatureSet set, List<FitStep> steps) {
        try {
            FittedSet.check(set, steps);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("steps", "cannot be taken: " + e.getMessage());
        }
    }

    private static FeatureSet named(FeatureSet set, String name) {
        return new FeatureSet(
                name, set.kernelVersion(), set.features(), set.expressions(), set.fitted());
    }

    private static FeatureSetOrigin origin(
            Series series, FeatureSetFitting fitting, long bars, FittedSet fitted) {
        return new FeatureSetOrigin(
                fitting.set().name(),
                series.instrument().value(),
                series.interval().text(),
                fitting.fromMs(),
                fitting.toMs(),
                bars,
                fitted.dropped());
    }
}
