package io.credence.strategy.api;

/// From probability to direction: `s = 2p - 1`, times target over forecast volatility, clipped to
/// [-1, 1], and zero inside the deadband.
///
/// @param targetVolatility annualised, 0.5 for 50 %
/// @param deadband signals of smaller size are not traded
public record SignalSpec(double targetVolatility, double deadband) {

    public static final SignalSpec DEFAULT = new SignalSpec(0.5, 0.3);

    public SignalSpec {
        if (!(targetVolatility > 0 && targetVolatility <= 10)) {
            throw new IllegalArgumentException(
                    "targetVolatility must be in (0, 10], was " + targetVolatility);
        }
        if (!(deadband >= 0 && deadband < 1)) {
            throw new IllegalArgumentException("deadband must be in [0, 1), was " + deadband);
        }
    }
}
