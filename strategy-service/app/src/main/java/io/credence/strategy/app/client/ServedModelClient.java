package io.credence.strategy.app.client;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.service.upstream.Upstream;
import io.credence.strategy.app.client.ServedModelRestClient.Item;
import io.credence.strategy.app.domain.ServedModels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// What is served, from prediction-service.
@ApplicationScoped
public class ServedModelClient implements ServedModels {

    private static final String SERVICE = "prediction-service";

    private final ServedModelRestClient rest;

    ServedModelClient(@RestClient ServedModelRestClient rest) {
        this.rest = rest;
    }

    @Override
    public Optional<MissingRows> missingRows(String model, String alias) {
        return served().stream()
                .filter(item -> item.model().equals(model) && item.alias().equals(alias))
                .findFirst()
                .flatMap(ServedModelClient::missingRows);
    }

    private static Optional<MissingRows> missingRows(Item item) {
        boolean changed = Boolean.TRUE.equals(item.featureSetChanged());
        boolean silent = Boolean.FALSE.equals(item.featureSetLive());
        return Optional.ofNullable(item.featureSet())
                .filter(_ -> changed || silent)
                .map(set -> new MissingRows(set, changed));
    }

    // Not asked again: who waits for it is a person, and the same key asks again.
    private List<Item> served() {
        return Upstream.call(SERVICE, PlatformErrorCode.UPSTREAM_FAILED, () -> rest.list().items());
    }
}
