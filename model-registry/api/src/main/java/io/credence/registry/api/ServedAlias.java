package io.credence.registry.api;

import java.util.List;

/// All that a server needs to load what an alias points to and to feed it: the artifact's address
/// and the shape of the input.
public record ServedAlias(
        String model, String alias, int version, String artifactSha256, Lineage lineage) {

    /// Where the input comes from; a part of the model card.
    ///
    /// @param windowLength rows per window, oldest first
    /// @param maxGapBars missing bars that a window may bridge
    /// @param confidence of the band `lower` to `upper` that the model returns, in (0, 1)
    public record Lineage(
            String instrument,
            String interval,
            String featureSet,
            String featureSetHash,
            List<String> features,
            int windowLength,
            int maxGapBars,
            double confidence) {

        public Lineage {
            features = List.copyOf(features);
        }

        public static Lineage of(ModelCard card) {
            ModelCard.Lineage lineage = card.lineage();
            return new Lineage(
                    lineage.instrument(),
                    lineage.interval(),
                    lineage.featureSet(),
                    lineage.featureSetHash(),
                    lineage.features(),
                    card.architecture().windowLength(),
                    lineage.maxGapBars(),
                    card.calibration().confidence());
        }
    }
}
