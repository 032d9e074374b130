package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Cluster;
import io.credence.platform.local.cluster.Installation;
import java.io.PrintWriter;
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
        PrintWriter out = spec.commandLine().getOut();
        try (SuiteStart start = SuiteStart.of(new Cluster(installation), out)) {
            start.keep();
        }
        Logins.print(out, installation);
        return 0;
    }
}
