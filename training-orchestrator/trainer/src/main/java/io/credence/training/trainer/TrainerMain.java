package io.credence.training.trainer;

import io.credence.training.api.ExitCode;
import io.credence.training.trainer.client.Retry;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.StopSignal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The training Job's program.
public final class TrainerMain {

    private static final String USAGE =
            """
            Usage: TrainerMain JOB.json

            Trains, judges and publishes one model, as the job file says.
            The job file is a JobSpec in JSON; one event per line is printed as JSON.

            Exit codes: 0 published; 64 the data cannot be trained on; 69 a service did not answer;
            70 a defect; 75 another attempt holds the lease; 78 the job file is wrong; 143 stopped.
            After 69, 75 and 143 the next attempt goes on from the checkpoint.
            """;
    private static final long CHECKPOINT_SECONDS = 60;

    private TrainerMain() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
            out.print(USAGE);
            return;
        }
        if (args.length != 1) {
            System.err.print(USAGE);
            System.exit(ExitCode.BAD_CONFIGURATION.code());
        }
        StopSignal stop = new StopSignal();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> stopAndAwait(stop, ended)));
        ExitCode code =
                new Trainer(out, Clock.systemUTC(), stop, Retry.DEFAULT, Trainer.LEASE_PATIENCE)
                        .train(Path.of(args[0]));
        ended.countDown();
        // After a SIGTERM the JVM is on its way out with 143 already, and this call only waits.
        System.exit(code.code());
    }

    /// On SIGTERM the JVM waits for this before it goes.
    private static void stopAndAwait(StopSignal stop, CountDownLatch ended) {
        stop.raise(FailureReason.TERMINATED);
        try {
            boolean _ = ended.await(CHECKPOINT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
