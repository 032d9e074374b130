package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Cluster;
import io.credence.platform.local.cluster.ClusterState;
import io.credence.platform.local.cluster.Installation;
import io.credence.platform.local.cluster.Ports;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which installation a command means; the same options everywhere.
final class InstallationOptions {

    private static final int DEFAULT_BASE_PORT = 8080;

    @Option(
            names = "--port",
            paramLabel = "BASE",
            description =
                    "First of ten consecutive ports; the dashboard is on it. Default: as the"
                            + " installation was set up, else 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "Where data, logs and secrets are kept. Default: $CREDENCE_HOME, else .credence"
                            + " in the checkout.")
    private @Nullable Path home;

    Installation installation() {
        Path root = Path.of(System.getProperty("credence.root", ".")).toAbsolutePath().normalize();
        Path chosenHome = home;
        if (chosenHome == null) {
            String fromEnvironment = System.getenv("CREDENCE_HOME");
            chosenHome =
                    fromEnvironment == null ? root.resolve(".credence") : Path.of(fromEnvironment);
        }
        Installation installation =
                new Installation(
                        root,
                        chosenHome.toAbsolutePath().normalize(),
                        new Ports(DEFAULT_BASE_PORT));
        int base =
                port != null
                        ? port
                        : new Cluster(installation)
                                .state()
                                .map(ClusterState::basePort)
                                .orElse(DEFAULT_BASE_PORT);
        return new Installation(root, installation.home(), new Ports(base));
    }
}
