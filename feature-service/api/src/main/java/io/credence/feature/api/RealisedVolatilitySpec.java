package io.credence.feature.api;

/// Of the next bars, what the feature `realized_vol` is of the last ones: the sample standard
/// deviation of their log returns.
public record RealisedVolatilitySpec(int horizonBars) implements LabelSpec {

    public RealisedVolatilitySpec {
        LabelSpec.requireBars("horizonBars", horizonBars, 2);
    }
}
