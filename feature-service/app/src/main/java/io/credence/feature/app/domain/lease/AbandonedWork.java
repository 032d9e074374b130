package io.credence.feature.app.domain.lease;

import io.credence.platform.api.TenantId;
import java.util.UUID;

/// Work whose worker is silent, or that has none yet.
public record AbandonedWork(TenantId tenant, UUID id) {}
