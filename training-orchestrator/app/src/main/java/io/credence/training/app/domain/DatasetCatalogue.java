package io.credence.training.app.domain;

import io.credence.feature.api.DatasetSpec;
import io.credence.platform.api.Violation;
import java.util.List;

/// What datasets can be asked for, for the tenant at hand.
public interface DatasetCatalogue {

    /// What feature-service does not know, by the request's fields; nothing while it does not
    /// answer, because the run will ask again.
    List<Violation> unknownIn(DatasetSpec spec);
}
