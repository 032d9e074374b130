package io.credence.feature.app.domain.drift;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.dataset.DriftBasis;
import io.credence.feature.app.domain.rows.FeatureRows;
import io.credence.feature.kernels.drift.DriftVerdict;
import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/// Compares the newest rows of a series with the rows that a model was trained on.
@ApplicationScoped
public class DriftReports {

    private final FreshnessReports freshness;
    private final DriftReferences references;

    @Inject
    DriftReports(FreshnessReports freshness, DriftReferences references) {
        this.freshness = freshness;
        this.references = references;
    }

    /// Features that the dataset does not have are left out of the comparison.
    ///
    /// @param window how many of the newest rows to take
    /// @throws ProblemException when the series has no bar, the dataset is of bars of another
    ///   interval, or no feature is in both
    public DriftReport report(Series series, FeatureSet set, DriftBasis basis, int window) {
        requireSameInterval(series, basis);
        DriftReference reference = references.of(basis.dataset(), series.instrument().value());
        if (set.features().stream().noneMatch(reference::has)) {
            throw ProblemException.invalid(
                    "feature_set", "must have a feature that the dataset has");
        }
        FeatureRows rows = freshness.rows(series, set, window);
        FreshnessReport fresh = freshness.of(series, rows);
        List<FeatureDrift> drifts = new ArrayList<>();
        List<FeatureAge> ages = new ArrayList<>();
        for (int k = 0; k < set.features().size(); k++) {
            FeatureAge age = fresh.features().get(k);
            if (reference.has(age.feature())) {
                boolean isWarm = age.state() != FeatureAge.State.WARMING_UP;
                FeatureDrift drift = reference.compare(age.feature(), column(rows, k), isWarm);
                drifts.add(drift);
                age = drift.verdict() == DriftVerdict.LOST ? age.lost() : age;
            }
            ages.add(age);
        }
        return new DriftReport(fresh.with(ages), basis, reference.then(), drifts);
    }

    // Another instrument's rows may be the best there is, and the report says whose they are.
    // Those of another interval have another scale in every feature.
    private static void requireSameInterval(Series series, DriftBasis basis) {
        String learnt = basis.dataset().spec().interval();
        if (!Interval.parse(learnt).equals(series.interval())) {
            throw ProblemException.invalid(
                    "dataset",
                    "must be of %s bars, as the series; it is of %s bars"
                            .formatted(series.interval().text(), learnt));
        }
    }

    private static double[] column(FeatureRows rows, int feature) {
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.matrix().value(row, feature);
        }
        return values;
    }
}
