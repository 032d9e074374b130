package io.credence.registry.api;

import java.util.List;

/// The verdict on a version before an alias may point to it.
public record GateReport(boolean passed, List<Check> checks) {

    public GateReport {
        checks = List.copyOf(checks);
    }

    public record Check(
            String name, boolean passed, double observed, double threshold, String explanation) {}
}
