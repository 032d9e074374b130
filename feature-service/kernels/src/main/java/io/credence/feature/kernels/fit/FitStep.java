package io.credence.feature.kernels.fit;

import io.credence.feature.api.FeatureSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// What is made of all features of a set, one step after the other.
public sealed interface FitStep {

    /// Keeps each feature between its quantiles `share` and `1 - share`; it is then called `x_w`.
    record Winsorise(double share) implements FitStep {

        public Winsorise {
            if (!(share > 0.0 && share < 0.5)) {
                throw new IllegalArgumentException("share must be above 0 and below 0.5");
            }
        }
    }

    /// Puts each feature in standard deviations from its mean; it is then called `x_z`.
    record Standardise() implements FitStep {}

    /// Leaves out each feature whose correlation with one that stays, and comes before it, is
    /// larger than that, whatever its sign.
    record Prune(double above) implements FitStep {

        public Prune {
            if (!(above > 0.0 && above < 1.0)) {
                throw new IllegalArgumentException("above must be above 0 and below 1");
            }
        }
    }

    /// Puts so many principal components, `pca_1` first, in the place of the features.
    record PrincipalComponents(int components) implements FitStep {

        public PrincipalComponents {
            if (components < 1) {
                throw new IllegalArgumentException("components must be >= 1");
            }
        }
    }

    /// The set after a step that needs no look at the window.
    ///
    /// @throws IllegalArgumentException when there are fewer features than components, or a name is
    ///   taken
    static FeatureSet written(FeatureSet set, FitStep step) {
        return switch (step) {
            case Winsorise(double share) ->
                    each(set, "_w", x -> "winsorised(" + x + ", " + plain(share) + ")");
            case Standardise() -> each(set, "_z", x -> "standardised(" + x + ")");
            case PrincipalComponents(int components) -> components(set, components);
            case Prune _ -> set;
        };
    }

    private static FeatureSet each(FeatureSet set, String suffix, UnaryOperator<String> text) {
        Map<String, String> expressions = new TreeMap<>(set.expressions());
        List<String> features = new ArrayList<>();
        for (String feature : set.features()) {
            features.add(feature + suffix);
            put(expressions, feature + suffix, text.apply(feature));
        }
        return with(set, features, expressions);
    }

    private static FeatureSet components(FeatureSet set, int components) {
        if (components > set.features().size()) {
            throw new IllegalArgumentException(
                    "components must be at most the %d features that there are then"
                            .formatted(set.features().size()));
        }
        Map<String, String> expressions = new TreeMap<>(set.expressions());
        String terms = String.join(", ", set.features());
        List<String> features =
                IntStream.rangeClosed(1, components).mapToObj(k -> "pca_" + k).toList();
        for (int k = 1; k <= components; k++) {
            put(expressions, "pca_" + k, "pca(" + k + ", " + terms + ")");
        }
        return with(set, features, expressions);
    }

    private static void put(Map<String, String> expressions, String name, String text) {
        if (expressions.putIfAbsent(name, text) != null) {
            throw new IllegalArgumentException("a feature " + name + " is there already");
        }
    }

    // Expressions know no exponents.
    private static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }

    static FeatureSet with(FeatureSet set, List<String> features, Map<String, String> expressions) {
        return new FeatureSet(set.name(), set.kernelVersion(), features, expressions, Map.of());
    }
}
