package io.credence.feature.app.domain;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.platform.api.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Kernels brought to any bar of a stored series. Some of them remember every bar of the segment,
/// so a shorter warm-up would give other bits; instead the state is kept every some thousand bars,
/// and a fold starts at the nearest one before. What is kept counts while nothing is changed in the
/// series' past; appended bars change nothing.
@ApplicationScoped
class KernelFold {

    static final int BARS_PER_STATE = 4096;

    // About a kilobyte each.
    private static final int MOST_STATES = 20_000;

    private record Key(TenantId tenant, Series series, String featureSetHash) {}

    private record Kept(long revision, NavigableMap<Long, KernelState> byLastOpenMs) {}

    private final Map<Key, Kept> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final BarHistory history;
    private int states;

    @Inject
    KernelFold(BarHistory history) {
        this.history = history;
    }

    /// The caller's own engine that has seen every bar of the segment before `beforeMs`.
    FeatureSetEngine before(TenantId tenant, Series series, FeatureSet set, long beforeMs) {
        Key key = new Key(tenant, series, set.hash());
        // Before the bars, so that a change while they are read makes what is kept worthless.
        long revision = history.head(series).revision();
        long from = history.foldStart(series, beforeMs);
        FeatureSetEngine engine = new FeatureSetEngine(set, series.interval(), WindowSpec.DEFAULT);
        Optional<KernelState> nearest = nearest(key, revision, from, beforeMs);
        if (nearest.isPresent()) {
            nearest.get().restoreTo(engine);
            from = engine.lastOpenTimeMs() + 1;
        }
        double[] row = new double[engine.width()];
        BarColumns bars = history.read(series, from, beforeMs, BARS_PER_STATE);
        while (bars.size() > 0) {
            for (int i = 0; i < bars.size(); i++) {
                engine.step(bars.bar(i), row, 0);
            }
            if (bars.size() < BARS_PER_STATE) {
                return engine;
            }
            keep(key, revision, engine);
            bars = history.read(series, engine.lastOpenTimeMs() + 1, beforeMs, BARS_PER_STATE);
        }
        return engine;
    }

    private synchronized Optional<KernelState> nearest(
            Key key, long revision, long fromMs, long beforeMs) {
        Kept kept = entries.get(key);
        if (kept == null || kept.revision != revision) {
            return Optional.empty();
        }
        return Optional.ofNullable(kept.byLastOpenMs.lowerEntry(beforeMs))
                .filter(entry -> entry.getKey() >= fromMs)
                .map(Map.Entry::getValue);
    }

    private synchronized void keep(Key key, long revision, FeatureSetEngine engine) {
        Kept kept = entries.get(key);
        if (kept == null || kept.revision != revision) {
            states -= kept == null ? 0 : kept.byLastOpenMs.size();
            kept = new Kept(revision, new TreeMap<>());
            entries.put(key, kept);
        }
        if (kept.byLastOpenMs.put(engine.lastOpenTimeMs(), KernelState.save(engine)) == null) {
            states++;
        }
        Iterator<Kept> eldest = entries.values().iterator();
        while (states > MOST_STATES) {
            states -= eldest.next().byLastOpenMs.size();
            eldest.remove();
        }
    }
}
