package io.credence.feature.app.rest;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.sets.FeatureSetEntry;
import io.credence.feature.app.domain.sets.FeatureSetOrigin;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A feature set; `fitted` is what its features have learnt from the training window `fittedOn`, by
/// the name of the feature or the text of the call.
record FeatureSetResponse(
        String name,
        int kernelVersion,
        String hash,
        List<String> features,
        Map<String, String> expressions,
        Map<String, List<Double>> fitted,
        boolean live,
        @Nullable FeatureSetOrigin fittedOn) {

    static FeatureSetResponse from(FeatureSetEntry entry) {
        FeatureSet set = entry.set();
        return new FeatureSetResponse(
                set.name(),
                set.kernelVersion(),
                set.hash(),
                set.features(),
                set.expressions(),
                set.fitted(),
                entry.live(),
                entry.origin().orElse(null));
    }
}
