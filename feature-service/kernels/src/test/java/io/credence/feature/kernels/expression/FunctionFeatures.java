package io.credence.feature.kernels.expression;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// A feature of each function that an expression may call, so that the laws of features are tested
/// on functions too.
public final class FunctionFeatures {

    private static final int TRAINED = 200;

    private FunctionFeatures() {}

    public static Stream<FeatureDefinition> all() {
        return Arrays.stream(Function.values()).map(FunctionFeatures::feature);
    }

    private static FeatureDefinition feature(Function function) {
        List<Double> numbers =
                switch (function.numbers) {
                    case NONE -> List.of();
                    case WINDOW -> List.of(20.0);
                    case RANGE -> List.of(0.999, 1.002);
                    case ORDER -> List.of(0.4, 1e-3);
                    case SHARE -> List.of(0.05);
                    case WHICH -> List.of(2.0);
                };
        return FeatureDefinition.named("function_" + function.text())
                .group(FeatureGroup.PRICE)
                .formula(function.text() + " of the growth of prices")
                .kernel(g -> kernel(g, function, numbers));
    }

    private static Kernel kernel(KernelGraph g, Function function, List<Double> numbers) {
        List<Kernel> terms = List.of(growth(g, 1), growth(g, 5));
        return function.learner(numbers)
                .map(learner -> function.learnt(g, terms, learner.learn(trainingWindow())))
                .orElseGet(() -> function.of(g, terms.getFirst(), numbers));
    }

    /// About 1: the logarithm and the root of it are defined.
    private static Kernel growth(KernelGraph g, int bars) {
        Kernel growth = g.growth(g.close(), bars);
        return g.formula(() -> 1.0 + growth.value(), growth);
    }

    private static double[][] trainingWindow() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] columns = new double[2][TRAINED];
        for (double[] column : columns) {
            Arrays.setAll(column, _ -> 1.0 + 0.01 * random.nextGaussian());
        }
        return columns;
    }
}
