package io.credence.platform.artifacts;

/// Immutable files named by their SHA-256. Scopes do not see each other: the same bytes put into
/// two of them are stored twice.
public interface ArtifactStore {

    /// The part of one tenant, by its id: lower-case letters, digits and dashes.
    ArtifactScope scope(String name);
}
