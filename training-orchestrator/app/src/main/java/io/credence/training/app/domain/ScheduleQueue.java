package io.credence.training.app.domain;

import io.credence.platform.api.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The schedules of all tenants.
public interface ScheduleQueue {

    record Due(TenantId tenant, UUID schedule) {}

    /// Longest due first. Others may be at them already.
    List<Due> due(Instant now);
}
