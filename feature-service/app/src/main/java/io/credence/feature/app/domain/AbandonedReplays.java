package io.credence.feature.app.domain;

import io.credence.platform.api.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Running replays of all tenants that nobody works on.
public interface AbandonedReplays {

    record Found(TenantId tenant, UUID id) {}

    /// In the system scope only.
    List<Found> find(Instant now, int limit);
}
