package io.credence.feature.app.domain.live;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureRowComputed;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.bars.Series;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From the engine's numbers to the event; NaN becomes null.
public final class FeatureRowEvents {

    private FeatureRowEvents() {}

    public static FeatureRowComputed of(
            String stream, Series series, FeatureSet set, Bar bar, double[] row, boolean warm) {
        return new FeatureRowComputed(
                stream,
                series.instrument().value(),
                series.interval().text(),
                set.name(),
                set.hash(),
                bar,
                bar.closeTimeMs(series.interval()),
                boxed(row),
                warm);
    }

    static List<@Nullable Double> boxed(double[] row) {
        List<@Nullable Double> values = new ArrayList<>(row.length);
        for (double value : row) {
            values.add(Double.isFinite(value) ? value : null);
        }
        return values;
    }
}
