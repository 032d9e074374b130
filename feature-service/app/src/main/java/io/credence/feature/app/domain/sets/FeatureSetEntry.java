package io.credence.feature.app.domain.sets;

import io.credence.feature.api.FeatureSet;
import java.util.Optional;

/// A feature set as one can name it.
///
/// @param live whether its rows are published as bars close
/// @param origin of what it has learnt; empty for a set that was not fitted
public record FeatureSetEntry(FeatureSet set, boolean live, Optional<FeatureSetOrigin> origin) {

    public FeatureSetEntry(FeatureSet set, boolean live) {
        this(set, live, Optional.empty());
    }
}
