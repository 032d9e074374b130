package io.credence.feature.kernels.inputs;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.feature.kernels.step.Recursion;
import java.util.List;
import java.util.function.Function;

/// A kernel's value where all that it reads has been known for as many bars as it looks back on,
/// and NaN elsewhere. So a feature that compares windows of several inputs, or single bars far
/// apart, begins after an unknown number exactly where it would in a series that begins there.
public final class WhileKnown extends Recursion {

    private final Kernel value;

    private WhileKnown(Kernel value, Kernel... inputs) {
        super(value.warmUp() + 1, 0, inputs);
        this.value = value;
    }

    @Override
    protected double advance(double[] state, int before) {
        return value.value();
    }

    /// Completes a feature that reads inputs beside the bar.
    ///
    /// @param otherwise what it is where its formula has no answer; empty if it always has
    /// @param formula of windows alone: a recursion would remember what was before
    public static FeatureDefinition define(
            FeatureDefinition.Builder feature,
            String otherwise,
            Function<KernelGraph, Kernel> formula) {
        KernelGraph alone = new KernelGraph();
        int bars = formula.apply(alone).warmUp() + 1;
        List<String> names = List.copyOf(alone.reads());
        feature.nanRule(
                bars == 1
                        ? "NaN where an input beside the bar is NaN"
                        : "NaN where an input beside the bar is NaN in the last "
                                + bars
                                + " bars, this one included");
        if (!otherwise.isEmpty()) {
            feature.otherwise(otherwise);
        }
        return feature.kernel(g -> {
            Kernel value = formula.apply(g);
            Kernel[] inputs = names.stream().map(name -> input(g, name)).toArray(Kernel[]::new);
            return g.of(new WhileKnown(value, inputs));
        });
    }

    private static Kernel input(KernelGraph g, String name) {
        return switch (name) {
            case "open_time_ms" -> g.time();
            case "open" -> g.open();
            case "high" -> g.high();
            case "low" -> g.low();
            case "close" -> g.close();
            case "volume" -> g.volume();
            default -> g.input(name);
        };
    }
}
