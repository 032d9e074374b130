package io.credence.strategy.engine.signal;

import io.credence.strategy.api.SignalSpec;

/// `s = 2p - 1`, times target over forecast volatility, clipped to [-1, 1].
public final class SignalRule {

    private final double targetVolatility;
    private final double deadband;

    public SignalRule(SignalSpec spec) {
        this.targetVolatility = spec.targetVolatility();
        this.deadband = spec.deadband();
    }

    public double signal(double probability) {
        return 2.0 * probability - 1.0;
    }

    /// Both volatilities are annualised; the forecast must be positive.
    public double scale(double signal, double forecastVolatility) {
        return Math.clamp(signal * (targetVolatility / forecastVolatility), -1.0, 1.0);
    }

    public boolean insideDeadband(double scaled) {
        return Math.abs(scaled) < deadband;
    }
}
