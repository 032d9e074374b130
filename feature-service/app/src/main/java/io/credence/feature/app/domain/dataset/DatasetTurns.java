package io.credence.feature.app.domain.dataset;

import io.credence.feature.app.config.FeatureConfig;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Who may make a dataset in this process now. Together they take no more memory than a few of the
/// largest: each takes its share of the room, and waits its turn, first come first served, while
/// too little is left.
@ApplicationScoped
public class DatasetTurns {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WHOLE = 1_000;
    // However small, each holds a connection to the database, of which there are not many.
    private static final int LEAST = WHOLE / 8;

    private final Semaphore room;
    private final Duration patience;

    @Inject
    DatasetTurns(FeatureConfig config) {
        this(config.dataset().largestAtOnce(), PATIENCE);
    }

    DatasetTurns(int largestAtOnce, Duration patience) {
        if (largestAtOnce < 1) {
            throw new IllegalArgumentException(
                    "credence.feature.dataset.largest-at-once must be at least 1, is "
                            + largestAtOnce);
        }
        room = new Semaphore(Math.multiplyExact(largestAtOnce, WHOLE), true);
        this.patience = patience;
    }

    /// Runs the work when it is its turn.
    ///
    /// @param size of the dataset, 1 for the largest
    /// @throws ProblemException when its turn does not come in time
    public <T> T inTurn(double size, Supplier<T> work) {
        int share = Math.clamp((long) Math.ceil(size * WHOLE), LEAST, WHOLE);
        await(share);
        try {
            return work.get();
        } finally {
            room.release(share);
        }
    }

    boolean isWaiting() {
        return room.hasQueuedThreads();
    }

    private void await(int share) {
        try {
            if (room.tryAcquire(share, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                PlatformErrorCode.TEMPORARILY_UNAVAILABLE,
                "as many datasets are being made as there is memory for; ask again later");
    }
}
