package io.credence.platform.service.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Holds a write until a test lets it go.
@ApplicationScoped
public class SlowWrites {

    private final Semaphore permits = new Semaphore(0);

    void await() {
        try {
            if (!permits.tryAcquire(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody lets it go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One write goes on.
    public void letGo() {
        permits.release();
    }
}
