package io.credence.registry.app.domain;

import io.credence.registry.api.ModelCard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The tenant's versions, which are added and never changed.
public interface Versions {

    /// Makes others that publish the same run wait until the transaction ends.
    void lockRun(String runId);

    Optional<ModelVersion> ofRun(String runId);

    ModelVersion add(Model model, int version, Publication publication, Instant at);

    Optional<ModelVersion> numbered(Model model, int version);

    Optional<ModelCard> card(Model model, int version);

    /// Newest first, from below `before` on.
    List<ModelVersion> page(Model model, int before, int limit);
}
