package io.credence.feature.app.domain.fit;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.fit.FitStep;
import java.util.List;

/// What to fit, on which bars of a series, and under which name.
public record FeatureSetFitting(
        FeatureSet set, List<FitStep> steps, long fromMs, long toMs, String as, boolean live) {

    public FeatureSetFitting {
        steps = List.copyOf(steps);
    }
}
