package io.credence.feature.kernels.certificate;

import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.inputs.InputColumns;

/// Reads a stretch of the past again, with nothing in it that became known after its last bar's
/// close.
@FunctionalInterface
public interface KnownPast {

    /// Bars, and what was known beside each of them.
    record Known(BarColumns bars, InputColumns inputs) {}

    /// The bars that open from `firstOpenMs` to `lastOpenMs`, both included.
    Known read(long firstOpenMs, long lastOpenMs);
}
