package io.credence.feature.kernels.engine;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.expression.FeatureExpression;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a feature set of a user's own can be computed at a bearable price.
public final class FeatureSetCheck {

    public static final int MOST_FEATURES = 300;
    public static final int MOST_EXPRESSIONS = 100;

    /// Bars, a week of minutes: so many pass after each long gap before a row is whole.
    public static final int LONGEST_WARM_UP = 10_080;

    /// That is computed at every bar.
    public static final int MOST_KERNELS = 5_000;

    /// What is kept per instrument and interval to go on from bar to bar.
    public static final int MOST_STATE_BYTES = 4 << 20;

    /// What cannot be accepted.
    ///
    /// @param field as JSON calls it, such as `features[3]` or `expressions.mine`
    public record Objection(String field, String rule) {}

    private FeatureSetCheck() {}

    /// Empty if the set is good.
    public static List<Objection> of(FeatureSet set) {
        List<Objection> found = new ArrayList<>();
        if (set.features().size() > MOST_FEATURES) {
            found.add(new Objection("features", "must be at most " + MOST_FEATURES));
        }
        if (set.expressions().size() > MOST_EXPRESSIONS) {
            found.add(new Objection("expressions", "must be at most " + MOST_EXPRESSIONS));
        }
        // Too many are not worth looking at one by one.
        return found.isEmpty() ? each(set) : found;
    }

    private static List<Objection> each(FeatureSet set) {
        List<Objection> found = new ArrayList<>();
        KernelGraph graph = new KernelGraph(set.fitted());
        SetKernels kernels = new SetKernels(set, graph);
        for (int i = 0; i < set.features().size(); i++) {
            String name = set.features().get(i);
            boolean isWritten = set.expressions().containsKey(name);
            String field = isWritten ? "expressions." + name : "features[" + i + "]";
            if (isWritten && !FeatureDefinition.isName(name)) {
                found.add(new Objection(field, "must be named " + FeatureDefinition.NAME_RULE));
            } else if (isWritten && FeatureCatalogue.feature(name).isPresent()) {
                found.add(new Objection(field, "must not be named as the catalogue's feature"));
            } else {
                check(kernels, name, field, found);
            }
            // Before the next one takes as much memory again.
            if (graph.kernels() > MOST_KERNELS || graph.stateBytes() > MOST_STATE_BYTES) {
                found.add(
                        new Objection(
                                field,
                                ("must be computed in at most %d steps from at most %d bytes between"
                                                + " bars, with all features before it")
                                        .formatted(MOST_KERNELS, MOST_STATE_BYTES)));
                return found;
            }
        }
        checkUse(set, found);
        return found;
    }

    /// A misspelt name would else be left out without a word.
    private static void checkUse(FeatureSet set, List<Objection> found) {
        if (!found.isEmpty()) {
            return;
        }
        Set<String> used = new HashSet<>(set.features());
        set.expressions()
                .values()
                .forEach(text -> used.addAll(FeatureExpression.parse(text).features()));
        set.expressions().keySet().stream()
                .filter(name -> !used.contains(name))
                .forEach(name ->
                        found.add(
                                new Objection(
                                        "expressions." + name,
                                        "must be of one of the features, or of what one is made of")));
    }

    private static void check(
            SetKernels kernels, String name, String field, List<Objection> found) {
        try {
            int warmUp = kernels.of(name).warmUp();
            if (warmUp > LONGEST_WARM_UP) {
                found.add(
                        new Objection(
                                field,
                                "must warm up within %d bars, not %d"
                                        .formatted(LONGEST_WARM_UP, warmUp)));
            }
        } catch (IllegalArgumentException e) {
            found.add(new Objection(field, String.valueOf(e.getMessage())));
        }
    }
}
