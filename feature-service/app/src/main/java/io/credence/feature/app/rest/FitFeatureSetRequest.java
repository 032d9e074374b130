package io.credence.feature.app.rest;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.fit.FeatureSetFitting;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.sets.FeatureSetRules;
import io.credence.feature.kernels.fit.FitStep;
import io.credence.platform.api.ProblemException;
import io.credence.platform.service.request.RequestValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The training window, the name of the fitted set, and what is done to all features before, in
/// this order; nothing unless given.
record FitFeatureSetRequest(
        @Nullable String instrument,
        @Nullable String interval,
        @Nullable Long fromMs,
        @Nullable Long toMs,
        @Nullable String as,
        @Nullable List<@Nullable Step> steps,
        @Nullable Boolean live) {

    private static final int MOST_STEPS = 10;

    @Schema(name = "FitStepKind")
    enum Kind {
        /// Keeps each feature between its quantiles `share` and `1 - share`.
        WINSORISE,
        /// Puts each feature in standard deviations from its mean.
        STANDARDISE,
        /// Leaves out features whose correlation with one before them is larger than `above`.
        PRUNE,
        /// Puts as many principal `components` in the features' place.
        PCA
    }

    /// `share` is 0.01, `above` 0.95 unless given; `components` must be.
    record Step(
            @Nullable Kind kind,
            @Nullable Double share,
            @Nullable Double above,
            @Nullable Integer components) {

        FitStep toDomain(String field) {
            return switch (RequestValues.required(field + "kind", kind)) {
                case WINSORISE ->
                        RequestValues.validParts(
                                field, () -> new FitStep.Winsorise(share == null ? 0.01 : share));
                case STANDARDISE -> new FitStep.Standardise();
                case PRUNE ->
                        RequestValues.validParts(
                                field, () -> new FitStep.Prune(above == null ? 0.95 : above));
                case PCA -> {
                    int count = RequestValues.required(field + "components", components);
                    yield RequestValues.validParts(
                            field, () -> new FitStep.PrincipalComponents(count));
                }
            };
        }
    }

    Series series(Instruments instruments) {
        return Parameters.series(
                instruments, RequestValues.required("instrument", instrument), interval);
    }

    FeatureSetFitting toDomain(FeatureSet set, Predicate<String> isLive) {
        long from = RequestValues.required("fromMs", fromMs);
        long to = RequestValues.required("toMs", toMs);
        if (from < 0) {
            throw ProblemException.invalid("fromMs", "must be at least 0");
        }
        if (from >= to) {
            throw ProblemException.invalid("fromMs", "must be before toMs");
        }
        String name = RequestValues.required("as", as);
        FeatureSetRules.checkName("as", name);
        return new FeatureSetFitting(
                set, taken(), from, to, name, live == null ? isLive.test(name) : live);
    }

    private List<FitStep> taken() {
        List<@Nullable Step> given = steps == null ? List.of() : steps;
        if (given.size() > MOST_STEPS) {
            throw ProblemException.invalid("steps", "must be at most " + MOST_STEPS);
        }
        List<FitStep> all = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "steps[" + i + "]";
            all.add(RequestValues.required(field, given.get(i)).toDomain(field + "."));
        }
        return all;
    }
}
