package io.credence.feature.kernels.fit;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.engine.FeatureMatrix;
import io.credence.feature.kernels.expression.FeatureExpression;
import io.credence.feature.kernels.transform.Correlations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A set after its steps, with all that it has learnt.
///
/// @param dropped features that were left out, in the order of the set
public record FittedSet(FeatureSet set, List<Dropped> dropped) {

    /// A feature that was left out.
    ///
    /// @param with the one that stays
    /// @param correlation of the two on the training window
    public record Dropped(String feature, String with, double correlation) {}

    public FittedSet {
        dropped = List.copyOf(dropped);
    }

    /// Whether the steps can be taken, as far as that is known without the window.
    ///
    /// @throws IllegalArgumentException when one cannot
    public static void check(FeatureSet set, List<FitStep> steps) {
        FeatureSet now = FitStep.with(set, set.features(), set.expressions());
        for (FitStep step : steps) {
            now = FitStep.written(now, step);
        }
    }

    /// Takes the steps in their order and fits what is then there.
    ///
    /// @throws IllegalArgumentException when the window is too small, or a step does not fit
    public static FittedSet of(FeatureSet set, List<FitStep> steps, TrainingWindow window) {
        FeatureSet now = FitStep.with(set, set.features(), set.expressions());
        List<Dropped> dropped = new ArrayList<>();
        for (FitStep step : steps) {
            now =
                    step instanceof FitStep.Prune(double above)
                            ? pruned(now, above, window, dropped)
                            : FitStep.written(now, step);
        }
        return new FittedSet(FeatureSetFit.of(used(now), window), dropped);
    }

    private static FeatureSet pruned(
            FeatureSet set, double above, TrainingWindow window, List<Dropped> dropped) {
        FeatureMatrix rows = window.rows(FeatureSetFit.of(used(set), window));
        int width = set.features().size();
        double[][] correlations =
                Correlations.of(CompleteRows.of(rows, IntStream.range(0, width).toArray()));
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int with = alike(correlations[i], above, kept);
            if (with < 0) {
                kept.add(i);
            } else {
                dropped.add(
                        new Dropped(
                                set.features().get(i),
                                set.features().get(with),
                                correlations[i][with]));
            }
        }
        List<String> features = kept.stream().map(set.features()::get).toList();
        return FitStep.with(set, features, set.expressions());
    }

    /// The first kept one whose correlation is larger; -1 if there is none.
    private static int alike(double[] correlations, double above, List<Integer> kept) {
        return kept.stream().filter(k -> Math.abs(correlations[k]) > above).findFirst().orElse(-1);
    }

    /// Without the expressions that nothing is made of any more.
    private static FeatureSet used(FeatureSet set) {
        Map<String, String> used = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(set.features());
        while (!open.isEmpty()) {
            String name = open.pop();
            String text = set.expressions().get(name);
            if (text != null && used.put(name, text) == null) {
                open.addAll(FeatureExpression.parse(text).features());
            }
        }
        return FitStep.with(set, set.features(), used);
    }
}
