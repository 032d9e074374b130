package io.credence.feature.kernels.volatility;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureFit;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;

/// GARCH volatility with the parameters that a set has learnt, and before that with given ones.
public final class GarchFeatures {

    // After so many returns the beginning weighs 0.9^50, half a percent.
    private static final int WARM_UP = 50;

    private static final FeatureFit FIT =
            new FeatureFit(
                    List.of("log_return_1"),
                    columns -> {
                        GarchParameters found = GarchFit.of(columns[0]).parameters();
                        return List.of(found.alpha(), found.beta(), found.longRunVariance());
                    });

    private GarchFeatures() {}

    /// The volatility expected of the next bar.
    ///
    /// @param unfitted the parameters while none are learnt
    public static FeatureDefinition volatility(String name, GarchParameters unfitted) {
        FeatureDefinition.Builder builder =
                VolatilityFeatures.volatility(name)
                        .with("alpha", unfitted.alpha())
                        .with("beta", unfitted.beta());
        String longRun = "given";
        if (unfitted.isRolling()) {
            builder.with("long_run", GarchParameters.LONG_RUN);
            longRun = "the mean of the last " + GarchParameters.LONG_RUN + " r^2";
        } else {
            builder.with("long_run_variance", unfitted.longRunVariance());
        }
        return builder.formula(
                        "sqrt(v), v = (1 - alpha - beta) w + alpha r^2 + beta v of log returns r,"
                                + " begun at w, the long-run variance, "
                                + longRun
                                + "; alpha, beta and w are the likeliest of the training window in a"
                                + " set that was fitted")
                .cited(
                        "Bollerslev, Generalized Autoregressive Conditional Heteroskedasticity,"
                                + " Journal of Econometrics 31, 1986")
                .fit(FIT)
                .kernel(g -> {
                    List<Double> learnt = g.fitted(name);
                    return learnt.isEmpty()
                            ? volatility(g, unfitted)
                            : volatility(
                                    g,
                                    new GarchParameters(
                                            learnt.get(0), learnt.get(1), learnt.get(2)));
                });
    }

    private static Kernel volatility(KernelGraph g, GarchParameters parameters) {
        Kernel r = g.logReturn();
        Kernel longRun =
                parameters.isRolling()
                        ? g.mean(squared(g, r), GarchParameters.LONG_RUN)
                        : g.formula(parameters::longRunVariance);
        int length = parameters.isRolling() ? 1 : WARM_UP;
        Kernel variance =
                g.share(
                        GarchVariance.class,
                        List.of(r, longRun),
                        List.of(parameters.alpha(), parameters.beta()),
                        () -> new GarchVariance(r, longRun, parameters, length));
        return g.formula(() -> Math.sqrt(variance.value()), variance);
    }

    private static Kernel squared(KernelGraph g, Kernel r) {
        return g.formula("squared log return", () -> r.value() * r.value(), r);
    }
}
