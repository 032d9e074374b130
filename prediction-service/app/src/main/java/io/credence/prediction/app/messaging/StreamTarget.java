package io.credence.prediction.app.messaging;

import io.credence.prediction.app.serving.ForecastModel;
import io.credence.prediction.app.serving.ForecastResult;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model that answers the rows of one batch, and the windows collected for it.
final class StreamTarget {

    private final String model;
    private final String alias;
    private final @Nullable ForecastModel loaded;
    private float[] windows = new float[0];
    private int count;
    private List<ForecastResult> results = List.of();

    /// A target whose version is not there yet when `loaded` is null.
    StreamTarget(String model, String alias, @Nullable ForecastModel loaded) {
        this.model = model;
        this.alias = alias;
        this.loaded = loaded;
    }

    String model() {
        return model;
    }

    String alias() {
        return alias;
    }

    @Nullable ForecastModel loaded() {
        return loaded;
    }

    /// Space for one more window; its index is `count() - 1` then.
    float[] grow(int windowSize) {
        int needed = (count + 1) * windowSize;
        if (windows.length < needed) {
            windows = Arrays.copyOf(windows, Math.max(needed, windows.length * 2));
        }
        count++;
        return windows;
    }

    float[] windows() {
        return windows;
    }

    int count() {
        return count;
    }

    void results(List<ForecastResult> all) {
        results = all;
    }

    ForecastResult result(int index) {
        return results.get(index);
    }
}
