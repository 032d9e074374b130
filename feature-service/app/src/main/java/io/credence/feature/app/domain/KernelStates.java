package io.credence.feature.app.domain;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The kernels' state after the newest stored bar, so that a live bar costs one step. An entry
/// counts only while the series stands where it stood; otherwise, as in a fresh process, the state
/// is folded again from the bars of the segment.
@ApplicationScoped
class KernelStates {

    // About three kilobytes each.
    private static final int MAX_ENTRIES = 10_000;

    private record Key(TenantId tenant, Series series, String featureSetHash) {}

    private record Kept(long revision, long newestOpenMs, KernelState state) {}

    private final Map<Key, Kept> entries =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
                    return size() > MAX_ENTRIES;
                }
            };

    private final KernelFold fold;
    private final TenantContext tenant;
    private final TransactionSynchronizationRegistry transactions;

    @Inject
    KernelStates(
            KernelFold fold,
            TenantContext tenant,
            TransactionSynchronizationRegistry transactions) {
        this.fold = fold;
        this.tenant = tenant;
        this.transactions = transactions;
    }

    /// An engine that has seen every bar of the series up to `head`; the caller's own.
    FeatureSetEngine engine(Series series, FeatureSet set, SeriesHead head) {
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

    /// Keeps the state once the running transaction has committed.
    void keep(Series series, FeatureSetEngine engine, long revision) {
        Key key = new Key(tenant.tenant(), series, engine.set().hash());
        Kept entry = new Kept(revision, engine.lastOpenTimeMs(), KernelState.save(engine));
        transactions.registerInterposedSynchronization(new AfterCommit(() -> put(key, entry)));
    }

    private synchronized @Nullable Kept find(Key key) {
        return entries.get(key);
    }

    private synchronized void put(Key key, Kept entry) {
        entries.put(key, entry);
    }

    private record AfterCommit(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                work.run();
            }
        }
    }
}
