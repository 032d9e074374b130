package io.credence.feature.app.domain;

import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Compares the newest rows of a series with the rows that a model was trained on.
@ApplicationScoped
public class DriftReports {

    private final FeatureReader features;
    private final DriftReferences references;
    private final Clock clock;

    @Inject
    DriftReports(FeatureReader features, DriftReferences references, Clock clock) {
        this.features = features;
        this.references = references;
        this.clock = clock;
    }

    /// Features that the dataset does not have are left out.
    ///
    /// @param window how many of the newest rows to take
    /// @throws ProblemException when the series has no bar, or no feature is in both
    public DriftReport report(Series series, FeatureSet set, DatasetManifest dataset, int window) {
        DriftReference reference = references.of(dataset);
        if (set.features().stream().noneMatch(reference::has)) {
            throw ProblemException.invalid(
                    "feature_set", "must have a feature that the dataset has");
        }
        FeatureRows rows = features.latest(series, set, window);
        if (rows.size() == 0) {
            throw new ProblemException(
                    FeatureErrorCode.NOT_ENOUGH_DATA, "no bar of the series is stored");
        }
        List<FeatureDrift> drifts = new ArrayList<>();
        for (int k = 0; k < set.features().size(); k++) {
            String feature = set.features().get(k);
            if (reference.has(feature)) {
                drifts.add(reference.compare(feature, column(rows, k)));
            }
        }
        long newest = rows.bars().openTimeMs(rows.size() - 1);
        return new DriftReport(
                series,
                set,
                dataset,
                rows.size(),
                rows.bars().openTimeMs(0),
                newest,
                Math.max(0, clock.millis() - newest - series.interval().millis()),
                drifts);
    }

    private static double[] column(FeatureRows rows, int feature) {
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = rows.matrix().value(row, feature);
        }
        return values;
    }
}
