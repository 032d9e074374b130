package io.credence.feature.api;

import java.util.List;

/// That a dataset's own features kept the laws on its own rows when it was made. One that did not
/// is refused, so whoever reads a certificate reads a good one.
///
/// @param laws `CAUSALITY`: neither the end of the bars nor noise after a cut point changes a value
///   before it. `PARITY`: bar by bar, from a state saved and restored, the bits are those of the
///   file. `KNOWN_TIME`: so are those of bars and inputs that are read and joined anew as they were
///   known at a cut point; not in certificates of before.
/// @param cutPoints chosen by `seed`, which is made of the spec
/// @param rowsCompared with another computation of the same row, all features bit by bit
public record LeakageCertificate(
        List<String> laws, int cutPoints, long rowsCompared, long seed, String verdict) {

    public static final String CLEAN = "CLEAN";

    public LeakageCertificate {
        laws = List.copyOf(laws);
    }
}
