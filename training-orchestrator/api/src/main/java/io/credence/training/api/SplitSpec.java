package io.credence.training.api;

/// Slices by time. The first half of the validation slice stops the training early, the second half
/// calibrates. Rows whose label reaches a later slice are purged, and `embargoBars` rows after each
/// border are left out.
public record SplitSpec(double train, double validation, double test, int embargoBars) {

    private static final int MOST_EMBARGO_BARS = 100_000;

    public static final SplitSpec DEFAULT = new SplitSpec(0.70, 0.15, 0.15, 64);

    public SplitSpec {
        if (!(train > 0 && validation > 0 && test > 0)
                || Math.abs(train + validation + test - 1.0) > 1e-9) {
            throw new IllegalArgumentException(
                    "train, validation and test must be > 0 and sum to 1");
        }
        if (embargoBars < 0 || embargoBars > MOST_EMBARGO_BARS) {
            throw new IllegalArgumentException(
                    "embargoBars must be in 0.." + MOST_EMBARGO_BARS + ", was " + embargoBars);
        }
    }
}
