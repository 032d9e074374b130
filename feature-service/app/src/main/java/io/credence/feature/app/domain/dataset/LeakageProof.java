package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.LeakageCertificate;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.kernels.certificate.LeakageVerdict;
import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// What a dataset's parts were found to be, as one certificate.
final class LeakageProof {

    private LeakageProof() {}

    /// @param hasChanged whether a series, or what is known beside it, is no longer what it was
    ///   when its part was read: a part may then be made of two pasts, and the proof may read a
    ///   third
    /// @throws ProblemException naming the feature that keeps the laws no longer, or the series
    ///   that changed
    static LeakageCertificate of(List<DatasetPart> parts, long seed, Predicate<Series> hasChanged) {
        int cutPoints = 0;
        long rows = 0;
        for (DatasetPart part : parts) {
            switch (part.verdict()) {
                case LeakageVerdict.Clean clean -> {
                    cutPoints += clean.cutPoints();
                    rows += clean.rowsCompared();
                }
                case LeakageVerdict.Leaking leak ->
                        throw hasChanged.test(part.series())
                                ? changed(part.series())
                                : refusal(part.series(), leak);
            }
        }
        parts.stream()
                .map(DatasetPart::series)
                .filter(hasChanged)
                .findFirst()
                .ifPresent(series -> {
                    throw changed(series);
                });
        return new LeakageCertificate(
                Arrays.stream(LeakageVerdict.Law.values()).map(Enum::name).toList(),
                cutPoints,
                rows,
                seed,
                LeakageCertificate.CLEAN);
    }

    private static ProblemException changed(Series series) {
        return new ProblemException(
                PlatformErrorCode.RESOURCE_CONFLICT,
                "the data of %s changed while the dataset was made; ask for it again"
                        .formatted(series.instrument()));
    }

    private static ProblemException refusal(Series series, LeakageVerdict.Leaking leak) {
        String how =
                switch (leak.law()) {
                    case CAUSALITY -> "changes with the bars that follow";
                    case PARITY -> "is another when the bars come one by one";
                    case KNOWN_TIME ->
                            "is not what follows from what was known when its bar closed";
                };
        String rule =
                "has the feature %s, whose value of %s at %s %s"
                        .formatted(
                                leak.feature(),
                                series.instrument(),
                                Instant.ofEpochMilli(leak.openTimeMs()),
                                how);
        return new ProblemException(
                FeatureErrorCode.LEAKING_FEATURE,
                "the feature set " + rule,
                List.of(new Violation("featureSet", rule)));
    }
}
