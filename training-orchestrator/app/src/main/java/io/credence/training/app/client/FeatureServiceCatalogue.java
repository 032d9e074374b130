package io.credence.training.app.client;

import io.credence.feature.api.DatasetSpec;
import io.credence.platform.api.Violation;
import io.credence.training.app.domain.DatasetCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/// Asks feature-service. Only its clear no counts; any other answer leaves it to the run.
@ApplicationScoped
class FeatureServiceCatalogue implements DatasetCatalogue {

    private static final Logger LOG = Logger.getLogger(FeatureServiceCatalogue.class);

    private final FeatureCatalogueClient client;

    FeatureServiceCatalogue(@RestClient FeatureCatalogueClient client) {
        this.client = client;
    }

    @Override
    public List<Violation> unknownIn(DatasetSpec spec) {
        List<Violation> unknown = new ArrayList<>();
        ask(() -> known("instrument", () -> client.instrument(spec.instrument())))
                .ifPresent(unknown::add);
        ask(() -> known("featureSet", () -> client.featureSet(spec.featureSet())))
                .ifPresent(unknown::add);
        return unknown;
    }

    private static Optional<Violation> known(String field, Runnable question) {
        try {
            question.run();
            return Optional.empty();
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() != 404) {
                throw e;
            }
            return violation(field, "must be one that feature-service has");
        }
    }

    private static Optional<Violation> violation(String field, String rule) {
        return Optional.of(new Violation("dataset." + field, rule));
    }

    private static Optional<Violation> ask(Supplier<Optional<Violation>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            LOG.warnf("feature-service does not say what it knows: %s", e.toString());
            return Optional.empty();
        }
    }
}
