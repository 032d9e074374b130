package io.credence.feature.app.domain.imports;

import io.credence.feature.app.domain.bars.Gap;
import java.util.List;

/// What an import came to.
///
/// @param rows in the file
/// @param inserted rows that were new; of bars, those that entered the series
/// @param duplicates rows that were stored already, or repeated in the file; quarantined ones are
///   neither
/// @param bars bars that were added or changed
/// @param gaps of the imported range, the first thousand
/// @param gapCount all of them
public record ImportReport(
        int rows,
        int inserted,
        int duplicates,
        int bars,
        List<Gap> gaps,
        int gapCount,
        int missingBars,
        long firstTimeMs,
        long lastTimeMs,
        ImportQuality quality) {

    public ImportReport {
        gaps = List.copyOf(gaps);
    }
}
