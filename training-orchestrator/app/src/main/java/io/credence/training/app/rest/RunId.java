package io.credence.training.app.rest;

import io.credence.platform.api.ProblemException;
import java.util.UUID;

/// A run's id in a path. What is no id names no run.
final class RunId {

    private RunId() {}

    static UUID of(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw ProblemException.notFound("training run", text);
        }
    }
}
