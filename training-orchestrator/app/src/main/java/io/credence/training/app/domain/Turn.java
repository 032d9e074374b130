package io.credence.training.app.domain;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Work that is done again for as long as it was asked for while it ran, by one thread at a time.
final class Turn {

    private static final Logger LOG = Logger.getLogger(Turn.class);

    private final String name;
    private final Executor executor;
    private final Runnable work;
    private final AtomicInteger asked = new AtomicInteger();

    Turn(String name, Executor executor, Runnable work) {
        this.name = name;
        this.executor = executor;
        this.work = work;
    }

    void ask() {
        if (asked.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    private void run() {
        int seen;
        do {
            seen = asked.get();
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s failed and will be tried again", name);
            }
        } while (!asked.compareAndSet(seen, 0));
    }
}
