package io.credence.training.app.rest;

import io.credence.platform.api.PlatformErrorCode;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import io.credence.training.api.TrainingSpec;
import io.credence.training.app.domain.DatasetCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Refuses what names an instrument or a feature set that nobody knows.
@ApplicationScoped
class KnownDatasets {

    private final DatasetCatalogue catalogue;

    KnownDatasets(DatasetCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    TrainingSpec require(TrainingSpec spec) {
        List<Violation> unknown = catalogue.unknownIn(spec.dataset());
        if (!unknown.isEmpty()) {
            Violation first = unknown.getFirst();
            throw new ProblemException(
                    PlatformErrorCode.INVALID_PARAMETER_VALUE,
                    first.field() + " " + first.rule(),
                    unknown);
        }
        return spec;
    }
}
