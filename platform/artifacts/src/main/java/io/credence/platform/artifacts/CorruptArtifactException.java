package io.credence.platform.artifacts;

import java.io.IOException;

/// Stored bytes do not have the digest they are named by.
public final class CorruptArtifactException extends IOException {

    private static final long serialVersionUID = 1L;

    public CorruptArtifactException(String expected, String actual) {
        super("artifact " + expected + " has the digest " + actual);
    }
}
