package io.credence.registry.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.registry.api.Alias;
import io.credence.registry.app.domain.Model;
import io.credence.registry.app.domain.Models;
import jakarta.enterprise.context.ApplicationScoped;

/// What a path names, or the 404 for it. Another tenant's things are missing like any other.
@ApplicationScoped
class Lookup {

    private final Models models;

    Lookup(Models models) {
        this.models = models;
    }

    Model model(String name) {
        return models.named(Parameters.modelName("name", name)).orElseThrow(() -> noModel(name));
    }

    static ProblemException noModel(String name) {
        return ProblemException.notFound("model", name);
    }

    static ProblemException noVersion(String model, int version) {
        return ProblemException.notFound("model version", model + "/" + version);
    }

    static ProblemException noAlias(String model, Alias alias) {
        return ProblemException.notFound("alias", model + "@" + alias.value());
    }
}
