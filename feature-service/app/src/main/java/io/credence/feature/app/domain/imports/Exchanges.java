package io.credence.feature.app.domain.imports;

import io.credence.feature.app.config.FeatureConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/// The exchanges of this installation; none where imports are switched off.
@ApplicationScoped
class Exchanges {

    private final Instance<Exchange> all;
    private final boolean enabled;

    @Inject
    Exchanges(@Any Instance<Exchange> all, FeatureConfig config) {
        this.all = all;
        this.enabled = config.exchange().enabled();
    }

    List<String> venues() {
        return enabled ? all.stream().map(Exchange::venue).sorted().toList() : List.of();
    }

    Optional<Exchange> find(String venue) {
        return enabled
                ? all.stream().filter(it -> it.venue().equals(venue)).findFirst()
                : Optional.empty();
    }
}
