package io.credence.feature.app.domain.rows;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.bars.SeriesHead;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.platform.service.transaction.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The kernels' state after the newest stored bar, so that a live bar costs one step, also where a
/// transaction has several. An entry counts only while the series stands where it stood; otherwise,
/// as in a fresh process, the state is folded again from the bars of the segment.
@ApplicationScoped
public class KernelStates {

    static final int BARS_PER_SNAPSHOT = 512;

    // A state is as large as its feature set's windows: three kilobytes or three megabytes.
    private static final long MOST_BYTES = 64L << 20;

    private record Key(TenantId tenant, Series series, String featureSetHash) {}

    private record Kept(long revision, long newestOpenMs, KernelState state) {}

    private final Map<Key, Kept> entries = new LinkedHashMap<>(64, 0.75f, true);
    private final KernelFold fold;
    private final KernelSnapshots snapshots;
    private final TenantContext tenant;
    private final TransactionSynchronizationRegistry transactions;
    private final AfterCommit afterCommit;
    private long bytes;

    @Inject
    KernelStates(
            KernelFold fold,
            KernelSnapshots snapshots,
            TenantContext tenant,
            TransactionSynchronizationRegistry transactions,
            AfterCommit afterCommit) {
        this.fold = fold;
        this.snapshots = snapshots;
        this.tenant = tenant;
        this.transactions = transactions;
        this.afterCommit = afterCommit;
    }

    /// An engine that has seen every bar of the series up to `head`; the caller's own.
    public FeatureSetEngine engine(Series series, FeatureSet set, SeriesHead head) {
        FeatureSetEngine engine = new FeatureSetEngine(set, series.interval(), WindowSpec.DEFAULT);
        if (head.newestOpenMs().isEmpty()) {
            return engine;
        }
        long newest = head.newestOpenMs().getAsLong();
        Kept entry = find(new Key(tenant.tenant(), series, set.hash()));
        if (entry != null && entry.revision == head.revision() && entry.newestOpenMs == newest) {
            entry.state.restoreTo(engine);
            return engine;
        }
        FeatureSetEngine folded = fold.before(tenant.tenant(), series, set, newest + 1);
        if (folded.lastOpenTimeMs() != newest) {
            throw new IllegalStateException("the newest bar of " + series + " is not stored");
        }
        return folded;
    }

    /// Keeps the state, for others once the running transaction has committed.
    public void keep(Series series, FeatureSetEngine engine, long revision) {
        Key key = new Key(tenant.tenant(), series, engine.set().hash());
        Kept before = find(key);
        Kept entry = new Kept(revision, engine.lastOpenTimeMs(), KernelState.save(engine));
        if (before == null || isSnapshotDue(series.interval(), before, entry)) {
            snapshots.keep(series, key.featureSetHash, revision, entry.newestOpenMs, entry.state);
        }
        transactions.putResource(key, entry);
        afterCommit.run(() -> put(key, entry));
    }

    private static boolean isSnapshotDue(Interval interval, Kept before, Kept now) {
        long every = BARS_PER_SNAPSHOT * interval.millis();
        return before.revision != now.revision
                || Math.floorDiv(before.newestOpenMs, every)
                        != Math.floorDiv(now.newestOpenMs, every);
    }

    private @Nullable Kept find(Key key) {
        return transactions.getResource(key) instanceof Kept uncommitted
                ? uncommitted
                : committed(key);
    }

    private synchronized @Nullable Kept committed(Key key) {
        return entries.get(key);
    }

    private synchronized void put(Key key, Kept entry) {
        Kept before = entries.put(key, entry);
        bytes += entry.state.size() - (before == null ? 0 : before.state.size());
        Iterator<Kept> eldest = entries.values().iterator();
        while (bytes > MOST_BYTES && entries.size() > 1) {
            bytes -= eldest.next().state.size();
            eldest.remove();
        }
    }
}
