package io.credence.registry.app.rest;

import java.util.List;

/// The numbers of a version's card, by name.
record VersionMetricsResponse(String model, int version, List<Metric> metrics) {

    record Metric(String name, double value) {}
}
