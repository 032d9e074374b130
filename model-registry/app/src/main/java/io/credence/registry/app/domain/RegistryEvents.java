package io.credence.registry.app.domain;

import io.credence.registry.api.ModelAliasMoved;
import io.credence.registry.api.ModelVersionRegistered;

/// Tells the other contexts, if and only if the transaction that it is called in commits.
public interface RegistryEvents {

    void registered(ModelVersionRegistered event);

    void moved(ModelAliasMoved event);
}
