package io.credence.feature.app.domain.rows;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.observation.KnownInputs;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.platform.api.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Kernels brought to any bar of a stored series. Some of them remember every bar of the segment,
/// so a shorter warm-up would give other bits; instead the state is kept every some thousand bars,
/// and a fold starts at the nearest one before. What is kept counts until something changes before
/// it, in the series or in what was known beside it; appended bars change nothing.
@ApplicationScoped
class KernelFold {

    static final int BARS_PER_STATE = 4096;

    // A state is as large as its feature set's windows: three kilobytes or three megabytes.
    private static final long MOST_BYTES = 64L << 20;

    private record Key(TenantId tenant, Series series, String featureSetHash) {}

    private record Kept(long revision, NavigableMap<Long, KernelState> byLastOpenMs) {

        long bytes() {
            return byLastOpenMs.values().stream().mapToLong(KernelState::size).sum();
        }
    }

    private final SequencedMap<Key, Kept> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final BarHistory history;
    private final KnownInputs inputs;
    private final KernelSnapshots snapshots;
    private long bytes;

    @Inject
    KernelFold(BarHistory history, KnownInputs inputs, KernelSnapshots snapshots) {
        this.history = history;
        this.inputs = inputs;
        this.snapshots = snapshots;
    }

    /// The caller's own engine that has seen every bar of the segment before `beforeMs`.
    FeatureSetEngine before(TenantId tenant, Series series, FeatureSet set, long beforeMs) {
        Key key = new Key(tenant, series, set.hash());
        // Before the bars, so that a change while they are read makes what is kept worthless.
        long revision = history.head(series).revision();
        long from = history.foldStart(series, beforeMs);
        FeatureSetEngine engine = new FeatureSetEngine(set, series.interval(), WindowSpec.DEFAULT);
        forgetChanged(key, revision);
        long start = from;
        Optional<KernelState> nearest =
                nearest(key, revision, start, beforeMs)
                        .or(() -> snapshots.find(series, set.hash(), revision, start, beforeMs));
        if (nearest.isPresent() && restored(nearest.get(), engine)) {
            from = engine.lastOpenTimeMs() + 1;
        }
        BarColumns bars = history.read(series, from, beforeMs, BARS_PER_STATE);
        while (bars.size() > 0) {
            FeatureMatrix.compute(engine, bars, inputs.beside(series, bars, engine.inputs()));
            if (bars.size() < BARS_PER_STATE) {
                return engine;
            }
            keep(key, revision, engine);
            bars = history.read(series, engine.lastOpenTimeMs() + 1, beforeMs, BARS_PER_STATE);
        }
        return engine;
    }

    private void forgetChanged(Key key, long revision) {
        long kept = revision(key).orElse(revision);
        if (kept < revision) {
            retain(key, kept, revision, history.changedSince(key.series, kept));
        }
    }

    private synchronized OptionalLong revision(Key key) {
        Kept kept = entries.get(key);
        return kept == null ? OptionalLong.empty() : OptionalLong.of(kept.revision);
    }

    private synchronized void retain(Key key, long from, long to, long changedMs) {
        Kept kept = entries.get(key);
        if (kept != null && kept.revision == from) {
            bytes -= kept.bytes();
            kept.byLastOpenMs.tailMap(changedMs, true).clear();
            bytes += kept.bytes();
            entries.put(key, new Kept(to, kept.byLastOpenMs));
        }
    }

    // A snapshot of another build may not fit.
    private static boolean restored(KernelState state, FeatureSetEngine engine) {
        try {
            state.restoreTo(engine);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
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
        if (kept != null && kept.revision > revision) {
            return;
        }
        if (kept == null || kept.revision != revision) {
            bytes -= kept == null ? 0 : kept.bytes();
            kept = new Kept(revision, new TreeMap<>());
            entries.put(key, kept);
        }
        KernelState state = KernelState.save(engine);
        KernelState before = kept.byLastOpenMs.put(engine.lastOpenTimeMs(), state);
        bytes += state.size() - (before == null ? 0 : before.size());
        forgetOldest();
    }

    // Of the series that nobody has asked for longest.
    private void forgetOldest() {
        while (bytes > MOST_BYTES) {
            NavigableMap<Long, KernelState> eldest = entries.firstEntry().getValue().byLastOpenMs();
            bytes -= eldest.pollFirstEntry().getValue().size();
            if (eldest.isEmpty()) {
                entries.pollFirstEntry();
            }
        }
    }
}
