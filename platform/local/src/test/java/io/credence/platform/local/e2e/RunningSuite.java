package io.credence.platform.local.e2e;

import io.credence.platform.local.architecture.Checkout;
import io.credence.platform.local.cluster.Installation;
import io.credence.platform.local.cluster.Ports;
import io.credence.platform.local.demo.Api;
import io.credence.platform.local.identity.InstallationSecrets;
import io.credence.platform.local.identity.RealmDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One suite for all end-to-end tests of a run: started by the demo itself in an empty home,
/// stopped at the end.
final class RunningSuite {

    private static final Duration DEMO_TIMEOUT = Duration.ofMinutes(12);
    // Longer than a start may take.
    private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(8);

    private final Installation installation;
    private final CommandLine commandLine;
    private final CommandLine.Result firstDemo;

    private RunningSuite(Installation installation) throws InterruptedException {
        this.installation = installation;
        this.commandLine = new CommandLine(installation.home(), installation.ports().base());
        this.firstDemo = commandLine.run(DEMO_TIMEOUT, "demo");
    }

    static RunningSuite start() throws InterruptedException {
        try {
            Path root = Checkout.root();
            Path target = Files.createDirectories(root.resolve("platform/local/target/e2e"));
            Path home = Files.createTempDirectory(target, "run").resolve("home");
            return new RunningSuite(new Installation(root, home, new Ports(freeBase())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CommandLine.Result firstDemo() {
        return firstDemo;
    }

    CommandLine.Result demo(String... options) throws InterruptedException {
        return commandLine.run(
                DEMO_TIMEOUT,
                Stream.concat(Stream.of("demo"), Stream.of(options)).toArray(String[]::new));
    }

    /// Whatever runs and names this installation's home: services, servers, jobs.
    List<String> processes() {
        return RunningProcesses.naming(installation.home());
    }

    CommandLine.Result command(String name) throws InterruptedException {
        return commandLine.run(COMMAND_TIMEOUT, name);
    }

    String gateway() {
        return Ports.url(installation.ports().gateway());
    }

    Installation installation() {
        return installation;
    }

    InstallationSecrets secrets() {
        return InstallationSecrets.open(installation.secrets());
    }

    Api as(String user) {
        return new Api(
                gateway(),
                Ports.url(installation.ports().keycloak())
                        + "/realms/"
                        + RealmDocument.REALM
                        + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        RealmDocument.CLI,
                        "username",
                        user,
                        "password",
                        secrets().user(user)));
    }

    /// Ten consecutive free ports below the range that the system hands out by itself.
    static int freeBase() {
        for (int base = 18_080; base < 30_000; base += 10) {
            if (free(base)) {
                return base;
            }
        }
        throw new IllegalStateException("no ten free ports in a row");
    }

    private static boolean free(int base) {
        for (int port = base; port < base + 10; port++) {
            try (ServerSocket socket =
                    new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    void stop() throws InterruptedException {
        command("down");
    }
}
