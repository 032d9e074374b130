package io.credence.platform.local.cli;

import io.credence.platform.local.cluster.Cluster;
import io.credence.platform.local.cluster.Installation;
import io.credence.platform.local.cluster.Ports;
import io.credence.platform.local.demo.Api;
import io.credence.platform.local.demo.BarrierWishes;
import io.credence.platform.local.demo.Demo;
import io.credence.platform.local.demo.MarketData;
import io.credence.platform.local.demo.Steps;
import io.credence.platform.local.identity.InstallationSecrets;
import io.credence.platform.local.identity.RealmDocument;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Takes real Bitcoin trades to a risk-sized paper position: import, train, judge, serve,"
                    + " replay, backtest.",
            "The suite keeps running afterwards unless --once is given; Ctrl-C during the demo stops"
                    + " what it started."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String TRADER = "alice";

    @Mixin private final InstallationOptions options = new InstallationOptions();

    @Option(names = "--once", description = "Stop the suite when the demo is done.")
    private boolean once;

    @Option(
            names = "--data",
            paramLabel = "FILE.csv",
            description = "Your own OHLCV bars instead of the tape: a header, plain or gzip.")
    private @Nullable Path file;

    @Option(
            names = "--instrument",
            description = {
                "What --data holds, as in BTC-USD",
                "(default: as the file's name says, as in BTCUSD_15m.csv)."
            })
    private @Nullable String instrument;

    @Option(
            names = "--interval",
            description = {
                "Bar length of --data: 1m 5m 15m 1h 4h 1d",
                "(default: as the file's name says, as in BTCUSD_15m.csv)."
            })
    private @Nullable String interval;

    @Option(
            names = "--take-profit",
            paramLabel = "FRACTION",
            description = "Upper barrier (default: two standard deviations of a bar's return).")
    private @Nullable Double takeProfit;

    @Option(
            names = "--stop-loss",
            paramLabel = "FRACTION",
            description = "Lower barrier (default: as far as the upper one).")
    private @Nullable Double stopLoss;

    @Option(
            names = "--horizon",
            paramLabel = "BARS",
            description = "Bars until a forecast has failed (default: 20).")
    private @Nullable Integer horizon;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        MarketData data = data();
        Installation installation = options.installation();
        Cluster cluster = new Cluster(installation);
        PrintWriter out = spec.commandLine().getOut();
        Steps steps = new Steps(out, onTerminal());
        steps.begin("Start PostgreSQL, Kafka, Keycloak and the six services");
        try (SuiteStart start = SuiteStart.of(cluster, out);
                Api api = trader(installation)) {
            BarrierWishes wishes = new BarrierWishes(takeProfit, stopLoss, horizon);
            new Demo(api, steps, data, wishes).run().print(out);
            out.printf(Locale.ROOT, "  done in %.0f s%n", steps.elapsedSeconds());
            start.keep();
        }
        if (once) {
            cluster.stop();
            out.println("  The suite is stopped (--once).");
        } else {
            Logins.print(out, installation);
        }
        return 0;
    }

    // The check believes JDK 22 to 24: there the console was never null, in 25 it is again.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static Api trader(Installation installation) {
        InstallationSecrets secrets = InstallationSecrets.open(installation.secrets());
        return new Api(
                Ports.url(installation.ports().gateway()),
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
                        TRADER,
                        "password",
                        secrets.user(TRADER)));
    }

    private MarketData data() {
        if (file != null) {
            return MarketData.file(file, instrument, interval);
        }
        if (instrument != null || interval != null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--instrument and --interval describe --data, which is missing");
        }
        return MarketData.tape();
    }
}
