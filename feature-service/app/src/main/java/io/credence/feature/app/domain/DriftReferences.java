package io.credence.feature.app.domain;

import io.credence.feature.api.DatasetManifest;
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

    private final DatasetSnapshots snapshots;
    private final Map<String, DriftReference> kept = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    DriftReferences(DatasetSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// Of a dataset of the current tenant.
    DriftReference of(DatasetManifest dataset) {
        synchronized (kept) {
            DriftReference known = kept.get(dataset.sha256());
            if (known != null) {
                return known;
            }
        }
        // Not under the lock: it may take seconds, and twice does no harm.
        DriftReference read = read(dataset);
        synchronized (kept) {
            kept.put(dataset.sha256(), read);
            int features = kept.values().stream().mapToInt(DriftReference::features).sum();
            Iterator<DriftReference> eldest = kept.values().iterator();
            while (features > MOST_FEATURES && kept.size() > 1) {
                features -= eldest.next().features();
                eldest.remove();
            }
        }
        return read;
    }

    private DriftReference read(DatasetManifest dataset) {
        try {
            return DriftReference.read(snapshots.content(dataset), dataset.features());
        } catch (IOException e) {
            throw new UncheckedIOException("the dataset " + dataset.id() + " cannot be read", e);
        }
    }
}
