package io.credence.prediction.app.window;

import io.credence.prediction.app.config.PredictionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The windows of all streams, bounded; the longest unused are forgotten, and filled from
/// feature-service when they are needed again.
@ApplicationScoped
public class WindowStore {

    private final LinkedHashMap<WindowKey, FeatureWindow> windows;

    WindowStore(PredictionConfig config) {
        int most = config.stream().maxWindows();
        this.windows =
                new LinkedHashMap<>(64, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(
                            Map.Entry<WindowKey, FeatureWindow> eldest) {
                        return size() > most;
                    }
                };
    }

    /// Begins changes that count only once they are committed.
    public Draft draft() {
        return new Draft();
    }

    /// Forgets everything: another replica may have moved the streams on.
    public synchronized void clear() {
        windows.clear();
    }

    private synchronized @Nullable FeatureWindow copyOf(WindowKey key) {
        FeatureWindow window = windows.get(key);
        return window == null ? null : window.copy();
    }

    private synchronized void putAll(Map<WindowKey, FeatureWindow> changed) {
        windows.putAll(changed);
    }

    /// Windows as one batch of rows changes them. If its transaction fails the draft is dropped,
    /// and the rows find the windows as they were.
    public final class Draft {

        private final Map<WindowKey, FeatureWindow> changed = new HashMap<>();

        private Draft() {}

        /// The window, or a new one from `missing`.
        public FeatureWindow window(WindowKey key, Supplier<FeatureWindow> missing) {
            return changed.computeIfAbsent(
                    key,
                    absent -> {
                        FeatureWindow known = copyOf(absent);
                        return known == null ? missing.get() : known;
                    });
        }

        public void commit() {
            putAll(changed);
        }
    }
}
