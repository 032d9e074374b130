package io.credence.platform.local.cluster;

import java.util.List;
import java.util.Map;

/// How one process is started and how it tells that it is ready.
///
/// @param healthUrl answers 200 when ready
/// @param environment secrets go this way, never on the command line
record ServiceDefinition(
        String name,
        int port,
        String healthUrl,
        List<String> command,
        Map<String, String> environment) {

    /// Where a Quarkus service says whether it is ready.
    static final String READY_PATH = "/q/health/ready";

    ServiceDefinition {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
