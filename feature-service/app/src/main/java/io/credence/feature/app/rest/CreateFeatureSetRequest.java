package io.credence.feature.app.rest;

import static java.util.stream.Collectors.toMap;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.sets.FeatureSetRules;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `features` are in the order of a model's input; those that `expressions` has are computed from
/// others by its text. `live` is false for a new set unless given, and left as it is for an old
/// one.
record CreateFeatureSetRequest(
        @Nullable String name,
        @Nullable List<@Nullable String> features,
        @Nullable Map<String, @Nullable String> expressions,
        @Nullable Boolean live) {

    boolean isLive(boolean otherwise) {
        return live == null ? otherwise : live;
    }

    FeatureSet toDomain() {
        String chosen = RequestValues.required("name", name);
        FeatureSetRules.checkName("name", chosen);
        Map<String, @Nullable String> written = expressions == null ? Map.of() : expressions;
        List<@Nullable String> names = RequestValues.required("features", features);
        if (names.isEmpty()) {
            throw ProblemException.invalid("features", "must be at least one");
        }
        for (int i = 0; i < names.size(); i++) {
            RequestValues.required("features[" + i + "]", names.get(i));
        }
        if (new HashSet<>(names).size() < names.size()) {
            throw ProblemException.invalid("features", "must be distinct");
        }
        written.forEach((feature, text) -> RequestValues.required("expressions." + feature, text));
        FeatureSet set =
                new FeatureSet(
                        chosen,
                        FeatureCatalogue.KERNEL_VERSION,
                        names.stream().map(Objects::requireNonNull).toList(),
                        notNull(written),
                        Map.of());
        FeatureSetRules.check(set);
        return set;
    }

    private static Map<String, String> notNull(Map<String, @Nullable String> checked) {
        return checked.entrySet().stream()
                .collect(
                        toMap(
                                Map.Entry::getKey,
                                entry -> Objects.requireNonNull(entry.getValue())));
    }
}
