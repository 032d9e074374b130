package io.credence.feature.kernels.expression;

import io.credence.feature.kernels.definition.FeatureFit;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A feature made of others: `zscore(rsi_14, 50) * sign(momentum_20)`. It looks back only, since
/// nothing that it may call looks forward. A division by zero and a logarithm of nothing give NaN.
public final class FeatureExpression {

    private final String text;
    private final Term term;

    private FeatureExpression(String text, Term term) {
        this.text = text;
        this.term = term;
    }

    /// What `text` says.
    ///
    /// @throws ExpressionException when it cannot be read
    public static FeatureExpression parse(String text) {
        return new FeatureExpression(text, ExpressionParser.parse(text));
    }

    public String text() {
        return text;
    }

    /// The features it names.
    public Set<String> features() {
        Set<String> names = new LinkedHashSet<>();
        collect(term, names);
        return names;
    }

    private static void collect(Term term, Set<String> names) {
        switch (term) {
            case Term.Constant _ -> {}
            case Term.Feature feature -> names.add(feature.name());
            case Term.Negative negative -> collect(negative.of(), names);
            case Term.Binary binary -> {
                collect(binary.left(), names);
                collect(binary.right(), names);
            }
            case Term.Call call -> call.terms().forEach(each -> collect(each, names));
        }
    }

    /// Its kernel in a graph.
    ///
    /// @param features finds or makes the kernel of a feature by its name
    /// @throws ExpressionException when it names one that is not there
    public Kernel kernel(KernelGraph g, Features features) {
        return kernel(term, g, features);
    }

    /// The features that an expression may name.
    @FunctionalInterface
    public interface Features {
        Optional<Kernel> find(String name);
    }

    private static Kernel kernel(Term term, KernelGraph g, Features features) {
        return switch (term) {
            case Term.Constant constant -> g.formula(constant::value);
            case Term.Feature feature ->
                    features.find(feature.name())
                            .orElseThrow(() ->
                                    new ExpressionException(
                                            feature.position(), "no feature " + feature.name()));
            case Term.Negative negative -> {
                Kernel of = kernel(negative.of(), g, features);
                yield g.formula(() -> -of.value(), of);
            }
            case Term.Binary binary ->
                    binary(
                            g,
                            binary.operator(),
                            kernel(binary.left(), g, features),
                            kernel(binary.right(), g, features));
            case Term.Call call -> call(call, g, features);
        };
    }

    private static Kernel call(Term.Call call, KernelGraph g, Features features) {
        List<Kernel> terms = call.terms().stream().map(each -> kernel(each, g, features)).toList();
        Function function = call.function();
        if (function.learner(call.numbers()).isEmpty()) {
            return function.of(g, terms.getFirst(), call.numbers());
        }
        List<Double> learnt = g.fitted(call.text());
        return learnt.isEmpty()
                ? g.formula(() -> Double.NaN, terms.toArray(Kernel[]::new))
                : function.learnt(g, terms, learnt);
    }

    /// What its calls learn from a training window, by their texts, the inner ones first.
    public SequencedMap<String, FeatureFit> fits() {
        SequencedMap<String, FeatureFit> fits = new LinkedHashMap<>();
        collectFits(term, fits);
        return fits;
    }

    private static void collectFits(Term term, Map<String, FeatureFit> fits) {
        switch (term) {
            case Term.Constant _, Term.Feature _ -> {}
            case Term.Negative negative -> collectFits(negative.of(), fits);
            case Term.Binary binary -> {
                collectFits(binary.left(), fits);
                collectFits(binary.right(), fits);
            }
            case Term.Call call -> {
                call.terms().forEach(each -> collectFits(each, fits));
                call.function()
                        .learner(call.numbers())
                        .ifPresent(learner ->
                                fits.put(
                                        call.text(),
                                        new FeatureFit(
                                                call.terms().stream().map(Term::text).toList(),
                                                learner)));
            }
        }
    }

    private static Kernel binary(KernelGraph g, char operator, Kernel left, Kernel right) {
        return switch (operator) {
            case '+' -> g.formula(() -> left.value() + right.value(), left, right);
            case '-' -> g.formula(() -> left.value() - right.value(), left, right);
            case '*' -> g.formula(() -> left.value() * right.value(), left, right);
            case '/' ->
                    g.formula(
                            () -> right.value() == 0.0 ? Double.NaN : left.value() / right.value(),
                            left,
                            right);
            default -> throw new IllegalStateException("operator " + operator);
        };
    }
}
