package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Cluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops every process the suite started, and no other. Data stays.")
final class DownCommand implements Callable<Integer> {

    @Mixin private final InstallationOptions options = new InstallationOptions();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        boolean wasRunning = new Cluster(options.installation()).stop();
        spec.commandLine()
                .getOut()
                .println(wasRunning ? "The suite is stopped." : "The suite was not running.");
        return 0;
    }
}
