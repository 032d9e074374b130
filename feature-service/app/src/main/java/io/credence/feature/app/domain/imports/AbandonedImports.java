package io.credence.feature.app.domain.imports;

import io.credence.feature.app.domain.lease.AbandonedWork;
import java.time.Instant;
import java.util.List;

/// Running imports of all tenants that nobody works on.
public interface AbandonedImports {

    /// In the system scope only.
    List<AbandonedWork> find(Instant now, int limit);
}
