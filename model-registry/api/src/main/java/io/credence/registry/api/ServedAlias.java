package io.credence.registry.api;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.BarrierTouch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a server needs to load what an alias points to and to feed it: the artifact's address
/// and the shape of the input.
public record ServedAlias(
        String model, String alias, int version, String artifactSha256, InputLineage lineage) {

    /// Where the input comes from and which event is forecast; a part of the model card.
    ///
    /// @param windowLength rows per window, oldest first
    /// @param maxGapBars missing bars that a window may bridge
    /// @param confidence of the band `lower` to `upper` that the model returns, in (0, 1)
    /// @param barrier of the labels; null when the card holds none that can be traded
    public record InputLineage(
            String instrument,
            String interval,
            String featureSet,
            String featureSetHash,
            List<String> features,
            int windowLength,
            int maxGapBars,
            double confidence,
            @Nullable BarrierSpec barrier) {

        public InputLineage {
            features = List.copyOf(features);
        }

        public static InputLineage of(ModelCard card) {
            ModelCard.Lineage lineage = card.lineage();
            return new InputLineage(
                    lineage.instrument(),
                    lineage.interval(),
                    lineage.featureSet(),
                    lineage.featureSetHash(),
                    lineage.features(),
                    card.architecture().windowLength(),
                    lineage.maxGapBars(),
                    card.calibration().confidence(),
                    barrier(lineage));
        }

        // A card is taken as it was published; one odd card must not hide the tenant's other
        // aliases.
        private static @Nullable BarrierSpec barrier(ModelCard.Lineage lineage) {
            try {
                return new BarrierSpec(
                        lineage.takeProfit(),
                        lineage.stopLoss(),
                        lineage.horizonBars(),
                        BarrierTouch.valueOf(String.valueOf(lineage.touch())));
            } catch (IllegalArgumentException _) {
                return null;
            }
        }
    }
}
