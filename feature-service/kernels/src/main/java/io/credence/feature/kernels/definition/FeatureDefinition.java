package io.credence.feature.kernels.definition;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A feature as its user may rely on it.
///
/// @param inputs what it reads of a bar and of what comes with it
/// @param parameters by name, for example `window` to 20
/// @param warmUp bars of a segment before the first defined value: 0 when the first bar has one
/// @param nanRule when the value is NaN beyond the warm-up, and what it is where a formula has no
///   answer
/// @param kernel finds or makes the feature's kernel in a graph
/// @param fit how it learns from a training window; empty where there is nothing to learn
public record FeatureDefinition(
        String name,
        FeatureGroup group,
        List<String> inputs,
        Map<String, Number> parameters,
        int warmUp,
        String unit,
        String formula,
        String nanRule,
        String citation,
        Function<KernelGraph, Kernel> kernel,
        Optional<FeatureFit> fit) {

    /// What [#isName] asks for.
    public static final String NAME_RULE =
            "with small letters, digits and underscores, a letter first, 2 to 63 of them";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{1,62}");

    public FeatureDefinition {
        if (!isName(name)) {
            throw new IllegalArgumentException("name must match " + NAME + ", was " + name);
        }
        inputs = List.copyOf(inputs);
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /// Whether a feature may be called so.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    /// What a feature is, step by step; what its kernel tells is not said twice.
    public static final class Builder {

        private final String name;
        private final Map<String, Number> parameters = new TreeMap<>();
        private FeatureGroup group = FeatureGroup.OTHER;
        private String unit = "";
        private String formula = "";
        private String nanRule = "never NaN after the warm-up";
        private String citation = "textbook definition";
        private Optional<FeatureFit> fit = Optional.empty();

        private Builder(String name) {
            this.name = name;
        }

        public Builder group(FeatureGroup group) {
            this.group = group;
            return this;
        }

        public Builder with(String parameter, Number value) {
            parameters.put(parameter, value);
            return this;
        }

        public Builder unit(String unit) {
            this.unit = unit;
            return this;
        }

        public Builder formula(String formula) {
            this.formula = formula;
            return this;
        }

        /// What the value is where the formula has no answer, added to the rule that it is never
        /// NaN after the warm-up.
        public Builder otherwise(String rule) {
            nanRule = nanRule + "; " + rule;
            return this;
        }

        public Builder nanRule(String rule) {
            nanRule = rule;
            return this;
        }

        public Builder cited(String source) {
            citation = source;
            return this;
        }

        /// How it learns; its kernel finds what was learnt by [KernelGraph#fitted].
        public Builder fit(FeatureFit fit) {
            this.fit = Optional.of(fit);
            return this;
        }

        public FeatureDefinition kernel(Function<KernelGraph, Kernel> kernel) {
            KernelGraph alone = new KernelGraph();
            int warmUp = kernel.apply(alone).warmUp();
            return new FeatureDefinition(
                    name,
                    group,
                    List.copyOf(alone.reads()),
                    parameters,
                    warmUp,
                    unit,
                    formula,
                    nanRule,
                    citation,
                    kernel,
                    fit);
        }
    }
}
