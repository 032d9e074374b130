package io.credence.feature.kernels.certificate;

/// What a [LeakageWatch] found.
public sealed interface LeakageVerdict {

    /// All runs gave the same bits.
    ///
    /// @param rowsCompared with the same row of another run, all of its features
    record Clean(int cutPoints, long rowsCompared) implements LeakageVerdict {}

    /// The first value that another run does not give.
    ///
    /// @param openTimeMs of the row whose value differs
    record Leaking(Law law, String feature, long openTimeMs) implements LeakageVerdict {}

    enum Law {
        /// Another future changes no value.
        CAUSALITY,
        /// One bar at a time, from a saved state, gives the bits of the whole pass.
        PARITY,
        /// What is read again as it was known at a bar's close gives the bits of the whole pass.
        KNOWN_TIME
    }
}
