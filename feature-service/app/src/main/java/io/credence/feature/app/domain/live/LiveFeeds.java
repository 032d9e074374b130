package io.credence.feature.app.domain.live;

import io.credence.feature.app.domain.bars.Series;
import io.credence.platform.api.TenantId;
import java.util.List;

/// The series that bars came live for, of all tenants.
public interface LiveFeeds {

    record Feed(TenantId tenant, Series series) {}

    /// Those whose newest bar, live or not, opened after `openMs`, the newest first. In the system
    /// scope only.
    List<Feed> after(long openMs, int limit);

    /// Those whose newest bar, live or not, opened after `openMs` and closed more than `bars`
    /// intervals ago. In the system scope only.
    int countStale(long nowMs, int bars, long openMs);
}
