package io.credence.registry.app.domain;

import io.credence.registry.api.ModelName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/// Names models.
@ApplicationScoped
public class ModelCatalogue {

    private final Models models;
    private final Clock clock;

    ModelCatalogue(Models models, Clock clock) {
        this.models = models;
        this.clock = clock;
    }

    /// The new model, or nothing when the name is taken.
    @Transactional
    public Optional<Model> create(ModelName name, String description, String actor) {
        return models.add(name, description, actor, clock.instant())
                ? models.named(name)
                : Optional.empty();
    }
}
