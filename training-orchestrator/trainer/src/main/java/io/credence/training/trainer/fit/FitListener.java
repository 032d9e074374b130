package io.credence.training.trainer.fit;

import io.credence.registry.api.ModelCard.Epoch;

/// Watches a fit, and may end it early.
public interface FitListener {

    /// Called before each batch. Whoever wants the fit to end throws from here; the fit then saves
    /// a checkpoint first and lets the exception pass.
    ///
    /// @param epochFraction of the current epoch, 0 to 1
    void beforeBatch(int epoch, double epochFraction);

    void epochEnded(Epoch epoch, boolean best);
}
