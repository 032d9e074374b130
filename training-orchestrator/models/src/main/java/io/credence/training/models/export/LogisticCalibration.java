package io.credence.training.models.export;

/// Platt's map `p = 1 / (1 + exp(a * logit + b))` and the covariance of its two numbers. The band
/// around p is `deviations` standard errors on the logit's scale.
public record LogisticCalibration(
        double a,
        double b,
        double varianceA,
        double varianceB,
        double covarianceAb,
        double deviations) {}
