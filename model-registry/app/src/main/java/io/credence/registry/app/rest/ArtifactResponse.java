package io.credence.registry.app.rest;

/// A stored artifact.
record ArtifactResponse(String sha256, long sizeBytes) {}
