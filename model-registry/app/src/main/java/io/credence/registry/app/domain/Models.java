package io.credence.registry.app.domain;

import io.credence.registry.api.ModelName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tenant's models.
public interface Models {

    /// Adds a model, or answers false when the name is taken; then nothing changed.
    boolean add(ModelName name, String description, String actor, Instant at);

    Optional<Model> named(ModelName name);

    /// The model, with its row locked until the transaction ends: versions and aliases of one model
    /// change one after the other.
    Optional<Model> locked(ModelName name);

    /// By name, from behind `after` on; the empty string is before all names.
    List<Model> page(String after, int limit);
}
