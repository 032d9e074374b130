package io.credence.feature.kernels.regime;

/// What the standard deviations of a [RegimeParameters] are multiples of. That of a bar is known
/// before the bar.
public sealed interface RegimeScale {

    /// Returns until the scale has forgotten how it began.
    int length();

    /// The square of the scale for the first bar; 0 where there is none yet.
    double firstVariance();

    /// The square of the scale for the next bar.
    ///
    /// @param variance the square of the one for this bar
    /// @param before bars that were before this one
    double nextVariance(double variance, double logReturn, int before);

    /// By which name a feature tells its [#parameter].
    String parameterName();

    Number parameter();

    /// As a formula.
    String text();

    /// The same at every bar.
    ///
    /// @param volatility standard deviation of a bar's log return
    record Given(double volatility) implements RegimeScale {

        public Given {
            if (!(volatility > 0.0 && volatility < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("volatility must be > 0, was " + volatility);
            }
        }

        @Override
        public int length() {
            return 1;
        }

        @Override
        public double firstVariance() {
            return volatility * volatility;
        }

        @Override
        public double nextVariance(double variance, double logReturn, int before) {
            return variance;
        }

        @Override
        public String parameterName() {
            return "scale";
        }

        @Override
        public Number parameter() {
            return volatility;
        }

        @Override
        public String text() {
            return Double.toString(volatility);
        }
    }

    /// The root of `v = (1 - a) v + a r^2`, `a = 2 / (span + 1)`, begun at the first `r^2`, as of
    /// the bar before.
    record Ewma(int span) implements RegimeScale {

        public Ewma {
            if (span < 2) {
                throw new IllegalArgumentException("span must be >= 2, was " + span);
            }
        }

        @Override
        public int length() {
            return span;
        }

        @Override
        public double firstVariance() {
            return 0.0;
        }

        @Override
        public double nextVariance(double variance, double logReturn, int before) {
            double alpha = 2.0 / (span + 1.0);
            double square = logReturn * logReturn;
            return before == 0 ? square : (1.0 - alpha) * variance + alpha * square;
        }

        @Override
        public String parameterName() {
            return "span";
        }

        @Override
        public Number parameter() {
            return span;
        }

        @Override
        public String text() {
            return "sqrt(v) as of the bar before, v = (1 - a) v + a r^2, a = 2 / ("
                    + span
                    + " + 1), begun at the first r^2";
        }
    }
}
