package io.credence.prediction.app.serving;

import io.credence.prediction.app.config.PredictionConfig;
import io.credence.prediction.inference.batch.Batcher;
import io.credence.prediction.inference.batch.BatcherSettings;
import io.credence.prediction.inference.pool.ModelPool;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/// The pool and the batcher of the process.
@ApplicationScoped
class InferenceEngine {

    @Produces
    @Singleton
    ModelPool pool() {
        return new ModelPool();
    }

    @Produces
    @Singleton
    Batcher batcher(PredictionConfig config, Clock clock) {
        PredictionConfig.Batching batching = config.batching();
        return new Batcher(
                new BatcherSettings(
                        batching.threads().orElse(Runtime.getRuntime().availableProcessors()),
                        batching.maxRows(),
                        batching.maxQueuedRows(),
                        batching.drainTimeout()),
                clock,
                System::nanoTime);
    }

    // Runs first, then the sessions under them.
    void stop(@Observes ShutdownEvent event, Batcher batcher, ModelPool pool) {
        batcher.close();
        pool.close();
    }
}
