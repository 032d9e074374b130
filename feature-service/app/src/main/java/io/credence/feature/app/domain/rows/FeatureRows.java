package io.credence.feature.app.domain.rows;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.engine.FeatureMatrix;

/// Feature rows of consecutive stored bars, one per bar; those before the first have warmed the
/// kernels.
public record FeatureRows(
        FeatureSet set, Interval interval, BarColumns bars, FeatureMatrix matrix) {

    public int size() {
        return matrix.rows();
    }
}
