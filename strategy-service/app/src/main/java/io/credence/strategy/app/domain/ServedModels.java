package io.credence.strategy.app.domain;

import java.util.Optional;

/// What prediction-service serves to the caller's tenant.
public interface ServedModels {

    /// A feature set whose rows do not come to a model.
    ///
    /// @param changed whether it is because the set is another than the model was trained on;
    ///   otherwise it is not live
    record MissingRows(String set, boolean changed) {}

    /// What keeps an alias from answering live bars. Empty where nothing does, and where the alias
    /// or the state of its set is not known.
    ///
    /// @throws io.credence.platform.api.ProblemException when prediction-service does not answer
    Optional<MissingRows> missingRows(String model, String alias);
}
