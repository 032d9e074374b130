package io.credence.platform.artifacts;

/// The name of an artifact is what it holds.
///
/// @param sha256 lower-case hex, 64 digits
public record ArtifactRef(String sha256, long sizeBytes) {

    public ArtifactRef {
        Digests.requireSha256(sha256);
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("sizeBytes must be >= 0, was " + sizeBytes);
        }
    }
}
