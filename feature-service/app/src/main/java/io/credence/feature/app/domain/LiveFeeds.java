package io.credence.feature.app.domain;

/// The series that bars came live for, of all tenants.
public interface LiveFeeds {

    /// Those whose newest bar, live or not, closed more than `bars` intervals ago. In the system
    /// scope only.
    int countStale(long nowMs, int bars);
}
