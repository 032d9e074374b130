package io.credence.registry.app.domain;

/// How an attempt to publish ended.
public sealed interface PublicationOutcome {

    record Registered(ModelVersion version) implements PublicationOutcome {}

    /// The same run published the same artifact before; its first card stands.
    record AlreadyRegistered(ModelVersion version) implements PublicationOutcome {}

    /// The run published something else before.
    record RunTaken(ModelVersion version) implements PublicationOutcome {}

    record ArtifactMissing() implements PublicationOutcome {}
}
