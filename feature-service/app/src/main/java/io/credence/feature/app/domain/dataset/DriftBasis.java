package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.DatasetManifest;

/// The dataset that later rows are compared with, and why this one.
public record DriftBasis(DatasetManifest dataset, Choice choice) {

    public enum Choice {
        /// A training asked for it last. Which training made the served model is not known here.
        TRAINED,
        /// No training asked for one: it is the newest that somebody made.
        NEWEST,
        /// The caller named it.
        NAMED
    }
}
