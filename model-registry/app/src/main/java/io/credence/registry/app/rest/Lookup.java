package io.credence.registry.app.rest;

import io.credence.platform.api.ProblemException;
import io.credence.registry.api.Alias;
import io.credence.registry.api.ModelCard;
import io.credence.registry.app.domain.Model;
import io.credence.registry.app.domain.Models;
import io.credence.registry.app.domain.Versions;
import jakarta.enterprise.context.ApplicationScoped;

/// What a path names, or the 404 for it. Another tenant's things are missing like any other.
@ApplicationScoped
class Lookup {

    private final Models models;
    private final Versions versions;

    Lookup(Models models, Versions versions) {
        this.models = models;
        this.versions = versions;
    }

    Model model(String name) {
        return models.named(Parameters.modelName("name", name)).orElseThrow(() -> noModel(name));
    }

    ModelCard card(Model model, int version) {
        return versions.card(model, version).orElseThrow(() -> noVersion(model.name(), version));
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
