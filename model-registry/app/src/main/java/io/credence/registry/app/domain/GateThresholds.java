package io.credence.registry.app.domain;

/// Where the gates draw their lines. The line of "better than the base rate" is zero and no
/// setting.
///
/// @param maximumCalibrationError expected calibration error, a difference of probabilities
/// @param suspiciousSkill Brier skill above which a leak is likelier than a good model
public record GateThresholds(
        double maximumCalibrationError,
        long minimumRows,
        long minimumPositives,
        double suspiciousSkill) {}
