package io.credence.feature.kernels.step;

/// Quotients where a plain division has no answer, or not a good one.
public final class Quotient {

    private Quotient() {}

    /// `numerator / denominator`, or `otherwise` when the denominator is 0. An unknown numerator
    /// stays NaN.
    public static double of(double numerator, double denominator, double otherwise) {
        return denominator == 0.0 && !Double.isNaN(numerator) ? otherwise : numerator / denominator;
    }

    /// `ln(price / reference)` of prices near each other: their difference is exact, their quotient
    /// is not.
    public static double log(double price, double reference) {
        // StrictMath: Math.log1p may differ in the last bit between processors.
        return StrictMath.log1p((price - reference) / reference);
    }
}
