package io.credence.feature.app.domain.sets;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.FeatureSet;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The feature sets of the current tenant, and the catalogue's. What a name means never changes.
public interface FeatureSets {

    /// What the catalogue's names begin with, and a tenant's must not.
    String RESERVED = "core-";

    Optional<FeatureSetEntry> find(String name);

    /// By name, after `after`; the empty string is before all.
    List<FeatureSetEntry> page(String after, int limit);

    /// Those whose rows are published as bars close.
    List<FeatureSet> live();

    /// Adds a set of the tenant's own. The same one again changes nothing but whether it is live.
    ///
    /// @return whether it is new
    /// @throws ProblemException when the name means another set, or the tenant has too many
    boolean add(FeatureSetEntry entry, String actor, Instant at);

    default FeatureSet require(String name) {
        return find(name)
                .map(FeatureSetEntry::set)
                .orElseThrow(() -> {
                    List<String> names =
                            page("", 20).stream().map(entry -> entry.set().name()).toList();
                    String rule = "must be one of " + String.join(", ", names);
                    return new ProblemException(
                            FeatureErrorCode.UNKNOWN_FEATURE_SET,
                            "feature set " + rule,
                            List.of(new Violation("feature_set", rule)));
                });
    }
}
