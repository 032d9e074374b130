package io.credence.platform.local.cli;

import io.credence.platform.local.ci.Access;
import io.credence.platform.local.ci.Gateway;
import io.credence.platform.local.ci.NoAnswer;
import io.credence.platform.local.ci.Patience;
import io.credence.platform.local.ci.PipelineKey;
import io.credence.platform.local.ci.RequestFile;
import io.credence.platform.local.ci.Retraining;
import io.credence.platform.local.ci.StepRefused;
import io.credence.platform.local.ci.StepResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "retrain",
        mixinStandardHelpOptions = true,
        description = {
            "Asks for a training run, waits for its end, and exits with the gates' verdict.",
            "A repeated step finds the run that the first one asked for. A step that ends early"
                    + " leaves the run going."
        },
        exitCodeOnExecutionException = 4,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The model passed the gates (and was promoted, if asked to).",
            "1:The model did not pass the gates.",
            "2:The options, the file or the client were refused: the same step fails again.",
            "3:The run failed or was cancelled.",
            "4:No answer for too long, or out of time. The run may go on.",
            "130, 143:Interrupted."
        })
final class RetrainCommand implements Callable<Integer> {

    private static final Pattern ALIAS = Pattern.compile("[A-Za-z_][\\w-]*");
    private static final Patience ON_THE_WAY_OUT =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(1));

    private final Map<String, String> environment;

    @Mixin private final CiAccessOptions suite = new CiAccessOptions();

    @Option(
            names = "--spec",
            required = true,
            paramLabel = "FILE",
            description = "The training request in JSON, as POST /api/v1/training-runs takes it.")
    private @Nullable Path file;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = {
                "Names the run: the same key finds the same run. Default:",
                "$$GITHUB_REPOSITORY/$$GITHUB_SHA/$$GITHUB_RUN_ID. A pipeline that trains more"
                        + " than once needs a key for each."
            })
    private @Nullable String idempotencyKey;

    @Option(
            names = "--promote",
            paramLabel = "ALIAS",
            description =
                    "Point this alias to the version if the gates pass, unless it points to a newer"
                            + " one.")
    private @Nullable String promote;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "For the whole step, as in 90m (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofHours(6);

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long nobody may answer (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofMinutes(5);

    @Option(
            names = "--poll",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Between two looks at the run (default: ${DEFAULT-VALUE}).")
    private Duration poll = Duration.ofSeconds(2);

    @Option(
            names = "--cancel-on-interrupt",
            description = "A step that is interrupted (SIGINT, SIGTERM) cancels its run.")
    private boolean cancelOnInterrupt;

    @Spec private CommandSpec spec;

    RetrainCommand() {
        this(System.getenv());
    }

    RetrainCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Access access = suite.access(spec.commandLine(), environment);
        try {
            return retrain(access, order()).exitCode();
        } catch (StepRefused e) {
            return end(StepResult.REFUSED, e);
        } catch (NoAnswer e) {
            return end(StepResult.NO_ANSWER, e);
        }
    }

    private StepResult retrain(Access access, Retraining.Order order) throws InterruptedException {
        Patience waits = new Patience(timeout, patience, poll);
        try (Gateway gateway = new Gateway(access, waits, this::print)) {
            Retraining retraining = new Retraining(gateway, order, this::print);
            Thread atInterrupt = new Thread(() -> interrupted(access, retraining), "interrupt");
            Runtime.getRuntime().addShutdownHook(atInterrupt);
            try {
                return retraining.run();
            } finally {
                disarm(atInterrupt);
            }
        }
    }

    private Retraining.Order order() {
        if (promote != null && !ALIAS.matcher(promote).matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--promote takes an alias such as champion");
        }
        String key = idempotencyKey;
        if (key == null) {
            key =
                    PipelineKey.of(environment)
                            .orElseThrow(() ->
                                    new ParameterException(
                                            spec.commandLine(),
                                            "outside a pipeline, name the run by --idempotency-key"));
        }
        return new Retraining.Order(
                RequestFile.read(Objects.requireNonNull(file)),
                PipelineKey.shortened(key),
                promote);
    }

    private void interrupted(Access access, Retraining retraining) {
        if (!cancelOnInterrupt) {
            print("interrupted; the run, if any, goes on, and the same key finds it");
            return;
        }
        try (Gateway gateway = new Gateway(access, ON_THE_WAY_OUT, this::print)) {
            retraining.cancel(gateway);
        } catch (RuntimeException e) {
            print("interrupted, and the run could not be cancelled: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void disarm(Thread atInterrupt) {
        try {
            Runtime.getRuntime().removeShutdownHook(atInterrupt);
        } catch (IllegalStateException e) {
            // The exit has begun, and the hook is at it.
        }
    }

    private int end(StepResult result, RuntimeException why) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("credence: " + why.getMessage());
        err.flush();
        return result.exitCode();
    }

    private void print(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
