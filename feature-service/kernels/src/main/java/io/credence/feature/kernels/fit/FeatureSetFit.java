package io.credence.feature.kernels.fit;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.definition.FeatureFit;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.expression.FeatureExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Fits all of a set that can learn: features such as GARCH, and calls such as `standardised(x)`.
/// What reads something that learns is fitted after it. The same window gives the same bits.
public final class FeatureSetFit {

    private final FeatureSet set;
    private final TrainingWindow window;
    private final Map<String, FeatureFit> open = new LinkedHashMap<>();
    private final Map<String, List<Double>> learnt = new TreeMap<>();

    private FeatureSetFit(FeatureSet set, TrainingWindow window) {
        this.set = set;
        this.window = window;
        collect(set.features(), open, new HashSet<>());
    }

    /// The same features with what they learn; what they knew before is forgotten.
    ///
    /// @throws IllegalArgumentException when the window is too small for one of them
    public static FeatureSet of(FeatureSet set, TrainingWindow window) {
        FeatureSetFit fit = new FeatureSetFit(set, window);
        while (!fit.open.isEmpty()) {
            fit.round();
        }
        return fit.fitted(set.features(), set.expressions());
    }

    private FeatureSet fitted(List<String> features, Map<String, String> expressions) {
        return new FeatureSet(set.name(), set.kernelVersion(), features, expressions, learnt);
    }

    /// What learns among features and all that they are made of.
    private void collect(List<String> features, Map<String, FeatureFit> into, Set<String> visited) {
        for (String feature : features) {
            if (!visited.add(feature)) {
                continue;
            }
            String text = set.expressions().get(feature);
            if (text == null) {
                FeatureCatalogue.feature(feature)
                        .flatMap(known -> known.fit())
                        .ifPresent(fit -> into.put(feature, fit));
            } else {
                collectIn(text, into, visited);
            }
        }
    }

    private void collectIn(String text, Map<String, FeatureFit> into, Set<String> visited) {
        FeatureExpression expression = FeatureExpression.parse(text);
        collect(List.copyOf(expression.features()), into, visited);
        into.putAll(expression.fits());
    }

    /// Fits what waits for nothing.
    private void round() {
        Map<String, FeatureFit> ready = new LinkedHashMap<>();
        open.forEach((key, fit) -> {
            if (isReady(fit)) {
                ready.put(key, fit);
            }
        });
        List<String> texts =
                ready.values().stream().flatMap(fit -> fit.inputs().stream()).distinct().toList();
        FeatureMatrix rows = window.rows(inputs(texts));
        ready.forEach((key, fit) -> {
            int[] columns = fit.inputs().stream().mapToInt(texts::indexOf).toArray();
            learnt.put(key, learn(key, fit, CompleteRows.of(rows, columns)));
        });
        open.keySet().removeAll(ready.keySet());
    }

    private boolean isReady(FeatureFit fit) {
        Map<String, FeatureFit> needed = new LinkedHashMap<>();
        fit.inputs().forEach(text -> collectIn(text, needed, new HashSet<>()));
        return needed.keySet().stream().noneMatch(open::containsKey);
    }

    /// A set of the inputs alone, under names that no user can give.
    private FeatureSet inputs(List<String> texts) {
        List<String> names = new ArrayList<>();
        Map<String, String> expressions = new TreeMap<>(set.expressions());
        for (String text : texts) {
            String name = "$" + names.size();
            names.add(name);
            expressions.put(name, text);
        }
        return fitted(names, expressions);
    }

    private static List<Double> learn(String key, FeatureFit fit, double[][] columns) {
        try {
            return fit.learner().learn(columns);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }
}
