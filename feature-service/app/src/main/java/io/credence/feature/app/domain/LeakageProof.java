package io.credence.feature.app.domain;

import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.LeakageCertificate;
import io.credence.feature.kernels.certificate.LeakageVerdict;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What a dataset's parts were found to be, as one certificate.
final class LeakageProof {

    private LeakageProof() {}

    /// @throws ProblemException naming the feature that keeps the laws no longer
    static LeakageCertificate of(List<DatasetPart> parts, long seed) {
        int cutPoints = 0;
        long rows = 0;
        for (DatasetPart part : parts) {
            switch (part.verdict()) {
                case LeakageVerdict.Clean clean -> {
                    cutPoints += clean.cutPoints();
                    rows += clean.rowsCompared();
                }
                case LeakageVerdict.Leaking leak -> throw refusal(part.instrument(), leak);
            }
        }
        return new LeakageCertificate(
                Arrays.stream(LeakageVerdict.Law.values()).map(Enum::name).toList(),
                cutPoints,
                rows,
                seed,
                LeakageCertificate.CLEAN);
    }

    private static ProblemException refusal(String instrument, LeakageVerdict.Leaking leak) {
        String how =
                switch (leak.law()) {
                    case CAUSALITY -> "changes with the bars that follow";
                    case PARITY -> "is another when the bars come one by one";
                };
        String rule =
                "has the feature %s, whose value of %s at %s %s"
                        .formatted(
                                leak.feature(),
                                instrument,
                                Instant.ofEpochMilli(leak.openTimeMs()),
                                how);
        return new ProblemException(
                FeatureErrorCode.LEAKING_FEATURE,
                "the feature set " + rule,
                List.of(new Violation("featureSet", rule)));
    }
}
