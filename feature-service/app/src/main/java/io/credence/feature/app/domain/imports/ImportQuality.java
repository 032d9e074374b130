package io.credence.feature.app.domain.imports;

import io.credence.feature.kernels.quality.Finding;
import java.util.List;

/// What the inspection of an import came to.
///
/// @param findings the first hundred
/// @param quarantinedBars that are kept apart from the series
public record ImportQuality(List<Finding> findings, int findingCount, int quarantinedBars) {

    private static final int LISTED = 100;

    public static ImportQuality of(List<Finding> all, int quarantinedBars) {
        return new ImportQuality(
                all.subList(0, Math.min(LISTED, all.size())), all.size(), quarantinedBars);
    }

    public ImportQuality {
        findings = List.copyOf(findings);
    }
}
