package io.credence.feature.kernels.engine;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import io.credence.feature.kernels.expression.ExpressionException;
import io.credence.feature.kernels.expression.FeatureExpression;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The kernels of a set's features in one graph: those of the catalogue, and expressions over them,
/// over one another and over what a bar tells.
final class SetKernels {

    private static final int MOST_DEPTH = 16;

    private final Map<String, String> expressions;
    private final KernelGraph graph;
    private final Map<String, Kernel> written = new HashMap<>();
    // Begun and not finished, outermost first.
    private final Set<String> open = new LinkedHashSet<>();

    SetKernels(FeatureSet set, KernelGraph graph) {
        this.expressions = set.expressions();
        this.graph = graph;
    }

    /// @throws IllegalArgumentException when there is no such feature, or its expression says
    ///   nothing that can be computed
    Kernel of(String feature) {
        // What an expression broke off must not look like a cycle to the next one.
        open.clear();
        return (isThere(feature) ? find(feature) : Optional.<Kernel>empty())
                .orElseThrow(() -> new IllegalArgumentException("unknown feature " + feature));
    }

    private boolean isThere(String feature) {
        return expressions.containsKey(feature) || FeatureCatalogue.feature(feature).isPresent();
    }

    private Optional<Kernel> find(String feature) {
        String text = expressions.get(feature);
        if (text == null) {
            return FeatureCatalogue.feature(feature)
                    .map(known -> known.kernel().apply(graph))
                    .or(() -> column(feature));
        }
        Kernel there = written.get(feature);
        return Optional.of(there == null ? write(feature, text, !open.isEmpty()) : there);
    }

    /// What a bar itself tells, for expressions.
    private Optional<Kernel> column(String name) {
        return switch (name) {
            case "open" -> Optional.of(graph.open());
            case "high" -> Optional.of(graph.high());
            case "low" -> Optional.of(graph.low());
            case "close" -> Optional.of(graph.close());
            case "volume" -> Optional.of(graph.volume());
            default -> Optional.empty();
        };
    }

    private Kernel write(String feature, String text, boolean isWithin) {
        if (!open.add(feature)) {
            throw new IllegalArgumentException(
                    "must not lead back to itself: "
                            + String.join(" is made of ", open)
                            + " is made of "
                            + feature);
        }
        if (open.size() > MOST_DEPTH) {
            throw new IllegalArgumentException(
                    "must not lie more than %d expressions deep".formatted(MOST_DEPTH));
        }
        try {
            Kernel made = FeatureExpression.parse(text).kernel(graph, this::find);
            open.remove(feature);
            written.put(feature, made);
            return made;
        } catch (ExpressionException e) {
            // The position is one of this text, not of the one that names it.
            throw isWithin
                    ? new IllegalArgumentException(
                            "is made of %s, which is refused: %s"
                                    .formatted(feature, e.getMessage()),
                            e)
                    : e;
        }
    }
}
