package io.credence.feature.app.domain.drift;

import io.credence.feature.api.DatasetManifest;
import io.credence.feature.app.domain.dataset.DatasetSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Datasets as references, those asked for last kept by their digest: a dataset never changes.
@ApplicationScoped
class DriftReferences {

    // At most 128 MB.
    private static final int MOST_FEATURES = 4096;

    private record Key(String sha256, String instrument) {}

    private final DatasetSnapshots snapshots;
    private final Map<Key, DriftReference> kept = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    DriftReferences(DatasetSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// Of a dataset of the current tenant.
    DriftReference of(DatasetManifest dataset, String instrument) {
        Key key = new Key(dataset.sha256(), instrument);
        synchronized (kept) {
            DriftReference known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        // Not under the lock: it may take seconds, and twice does no harm.
        DriftReference read = read(dataset, instrument);
        synchronized (kept) {
            kept.put(key, read);
            int features = kept.values().stream().mapToInt(DriftReference::features).sum();
            Iterator<DriftReference> eldest = kept.values().iterator();
            while (features > MOST_FEATURES && kept.size() > 1) {
                features -= eldest.next().features();
                eldest.remove();
            }
        }
        return read;
    }

    private DriftReference read(DatasetManifest dataset, String instrument) {
        try {
            return DriftReference.read(snapshots.content(dataset), dataset, instrument);
        } catch (IOException e) {
            throw new UncheckedIOException("the dataset " + dataset.id() + " cannot be read", e);
        }
    }
}
