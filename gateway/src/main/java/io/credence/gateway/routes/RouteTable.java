package io.credence.gateway.routes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The public paths. What is not listed does not exist.
final class RouteTable {

    private static final Map<String, Service> RESOURCES =
            Map.ofEntries(
                    Map.entry("instruments", Service.FEATURE),
                    Map.entry("features", Service.FEATURE),
                    Map.entry("feature-sets", Service.FEATURE),
                    Map.entry("datasets", Service.FEATURE),
                    Map.entry("replays", Service.FEATURE),
                    Map.entry("imports", Service.FEATURE),
                    Map.entry("backfills", Service.FEATURE),
                    Map.entry("models", Service.REGISTRY),
                    Map.entry("artifacts", Service.REGISTRY),
                    Map.entry("training-runs", Service.TRAINING),
                    Map.entry("training-schedules", Service.TRAINING),
                    Map.entry("predictions", Service.PREDICTION),
                    Map.entry("served-models", Service.PREDICTION),
                    Map.entry("strategies", Service.STRATEGY),
                    Map.entry("portfolios", Service.STRATEGY),
                    Map.entry("backtests", Service.STRATEGY));

    /// What Feast asks of a feature server, and nothing else of one.
    private static final Set<String> FEAST = Set.of("get-online-features", "push");

    private static final Set<String> OWN = Set.of("me", "events");

    private RouteTable() {}

    /// @param path normalised, beginning with `/`
    static Destination of(String path) {
        List<String> parts = Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList();
        if (!parts.isEmpty() && parts.getFirst().equals("v2")) {
            return new Destination.Forward(Service.PREDICTION);
        }
        if (parts.size() == 2 && parts.getFirst().equals("feast") && FEAST.contains(parts.get(1))) {
            return new Destination.Forward(Service.FEATURE);
        }
        if (parts.size() < 3 || !parts.get(0).equals("api") || !parts.get(1).equals("v1")) {
            return new Destination.Nowhere();
        }
        String resource = parts.get(2);
        if (OWN.contains(resource) && parts.size() == 3) {
            return new Destination.Here();
        }
        Service service = RESOURCES.get(resource);
        return service == null || isForJobs(parts)
                ? new Destination.Nowhere()
                : new Destination.Forward(service);
    }

    // Jobs reach the orchestrator inside the cluster; nobody outside holds a lease.
    private static boolean isForJobs(List<String> parts) {
        return parts.get(2).equals("training-runs")
                && parts.size() > 4
                && parts.get(4).equals("attempts");
    }
}
