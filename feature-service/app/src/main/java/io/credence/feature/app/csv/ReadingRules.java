package io.credence.feature.app.csv;

import io.credence.feature.api.InstrumentId;
import java.util.List;

/// How the rows of a file are to be read.
///
/// @param instrument tells the volume in its base from that in its quote
/// @param columns in the order of the file, which then has no header; empty where the file says
///   them, or is of a known exchange
/// @param keepBroken bars that break the rule of open, high, low and close are read as they are
public record ReadingRules(InstrumentId instrument, List<String> columns, boolean keepBroken) {

    public ReadingRules {
        columns = List.copyOf(columns);
    }
}
