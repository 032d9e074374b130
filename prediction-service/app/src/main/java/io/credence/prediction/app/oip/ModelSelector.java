package io.credence.prediction.app.oip;

import io.credence.platform.api.ProblemException;
import org.jspecify.annotations.Nullable;

/// Which model a path means.
record ModelSelector(String model, @Nullable Integer version, @Nullable String alias) {

    static ModelSelector of(String model) {
        return new ModelSelector(model, null, null);
    }

    static ModelSelector version(String model, String version) {
        try {
            return new ModelSelector(model, Integer.valueOf(version), null);
        } catch (NumberFormatException e) {
            throw ProblemException.notFound("served model", model + "/" + version);
        }
    }

    static ModelSelector alias(String model, String alias) {
        return new ModelSelector(model, null, alias);
    }
}
