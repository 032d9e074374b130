package io.credence.feature.kernels.regime;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.definition.FeatureFit;
import io.credence.feature.kernels.definition.FeatureGroup;
import io.credence.feature.kernels.definition.FeatureProvider;
import io.credence.feature.kernels.step.Kernel;
import java.util.ArrayList;
import java.util.List;

/// The state the market is in.
public final class RegimeFeatures implements FeatureProvider {

    private static final String HMM = "hmm_high_vol_probability";

    @Override
    public List<FeatureDefinition> features() {
        List<FeatureDefinition> features = new ArrayList<>();
        features.addAll(DirectionalFeatures.features());
        features.addAll(TrendFeatures.features());
        features.addAll(CloudFeatures.features());
        features.addAll(PersistenceFeatures.features());
        features.add(highVolatilityProbability(HMM, RegimeParameters.DEFAULT));
        return features;
    }

    static FeatureDefinition.Builder regime(String name) {
        return FeatureDefinition.named(name).group(FeatureGroup.REGIME);
    }

    private static final FeatureFit FIT =
            new FeatureFit(
                    List.of("log_return_1"),
                    columns -> RegimeFit.of(columns[0]).parameters().toNumbers());

    /// The feature of a two-state hidden Markov model with the parameters that [RegimeFit] learns
    /// from a training window.
    ///
    /// @param parameters while none are learnt
    public static FeatureDefinition highVolatilityProbability(
            String name, RegimeParameters parameters) {
        return regime(name)
                .with("stay_low", parameters.stayLow())
                .with("stay_high", parameters.stayHigh())
                .with("low", parameters.lowMultiple())
                .with("high", parameters.highMultiple())
                .with(parameters.scale().parameterName(), parameters.scale().parameter())
                .unit("0..1")
                .formula(
                        "P(high volatility | log returns up to this one): filtered, never smoothed;"
                                + " q = p stay_high + (1 - p) (1 - stay_low), p' = q f_high / (q"
                                + " f_high + (1 - q) f_low), f normal of mean 0 and standard"
                                + " deviation low or high times "
                                + parameters.scale().text()
                                + "; begun at the chain's stationary distribution; in a set that"
                                + " was fitted the parameters are the training window's, the scale"
                                + " the root mean square of its returns")
                .otherwise("p' = q where the scale is 0")
                .cited("Hamilton, Econometrica 57:2, 1989")
                .fit(FIT)
                .kernel(g -> {
                    Kernel r = g.logReturn();
                    List<Double> learnt = g.fitted(name);
                    return g.of(
                            new HighVolatilityProbability(
                                    r,
                                    learnt.isEmpty()
                                            ? parameters
                                            : RegimeParameters.ofNumbers(learnt)));
                });
    }
}
