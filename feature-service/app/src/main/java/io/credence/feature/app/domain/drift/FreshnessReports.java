package io.credence.feature.app.domain.drift;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.rows.FeatureReader;
import io.credence.feature.app.domain.rows.FeatureRows;
import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/// Looks at the newest rows of a series, whether or not anything was trained on them.
@ApplicationScoped
public class FreshnessReports {

    private final FeatureReader features;
    private final Clock clock;

    @Inject
    FreshnessReports(FeatureReader features, Clock clock) {
        this.features = features;
        this.clock = clock;
    }

    /// How fresh the newest `window` rows are.
    ///
    /// @throws ProblemException when the series has no bar
    public FreshnessReport report(Series series, FeatureSet set, int window) {
        return of(series, rows(series, set, window));
    }

    FeatureRows rows(Series series, FeatureSet set, int window) {
        FeatureRows rows = features.latest(series, set, window);
        if (rows.size() == 0) {
            throw new ProblemException(
                    FeatureErrorCode.NOT_ENOUGH_DATA, "no bar of the series is stored");
        }
        return rows;
    }

    FreshnessReport of(Series series, FeatureRows rows) {
        return FreshnessReport.of(series, rows, clock.millis());
    }
}
