package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Cluster;
import io.credence.platform.local.cluster.Installation;
import io.credence.platform.local.cluster.Ports;
import io.credence.platform.local.identity.InstallationSecrets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts PostgreSQL, Kafka, Keycloak and the six services, and waits for them.")
final class UpCommand implements Callable<Integer> {

    @Mixin private final InstallationOptions options = new InstallationOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = options.installation();
        Cluster cluster = new Cluster(installation);
        if (cluster.running()) {
            spec.commandLine().getOut().println("The suite is already running.");
        } else {
            cluster.start();
        }
        cluster.awaitReady(new StartupView(spec.commandLine().getOut())::show);
        Logins.print(
                spec.commandLine().getOut(),
                Ports.url(installation.ports().gateway()),
                InstallationSecrets.open(installation.secrets()));
        return 0;
    }
}
