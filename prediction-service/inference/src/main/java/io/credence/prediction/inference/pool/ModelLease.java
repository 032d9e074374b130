package io.credence.prediction.inference.pool;

import io.credence.prediction.inference.model.LoadedModel;

/// A model kept open until the lease is closed.
public record ModelLease(LoadedModel model) implements AutoCloseable {

    @Override
    public void close() {
        model.release();
    }
}
