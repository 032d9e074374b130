package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.KeycloakDistribution;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "prepare",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "The end of a build: unpacks and optimises Keycloak for this checkout.")
final class PrepareCommand implements Callable<Integer> {

    @Override
    public Integer call() throws InterruptedException {
        Path root = Path.of(System.getProperty("credence.root", ".")).toAbsolutePath();
        new KeycloakDistribution(root.normalize()).prepared();
        return 0;
    }
}
