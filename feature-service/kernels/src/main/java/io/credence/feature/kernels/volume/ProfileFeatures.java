package io.credence.feature.kernels.volume;

import static io.credence.feature.kernels.volume.VolumeFeatures.volume;

import io.credence.feature.kernels.definition.FeatureDefinition;
import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.KernelGraph;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Where the price is within what was traded at each price.
final class ProfileFeatures {

    private static final int WINDOW = 50;
    private static final String PROFILE =
            " of the volumes of "
                    + WINDOW
                    + " bars, each at its typical price, in "
                    + VolumeProfile.BINS
                    + " equal bins from the lowest low to the highest high";
    private static final String SOURCE = "Steidlmayer and Koy, Markets and Market Logic, 1986";

    private ProfileFeatures() {}

    static List<FeatureDefinition> features() {
        return List.of(
                distance(
                        "poc_distance_" + WINDOW,
                        "the middle of the fullest bin, of equals the lowest,",
                        VolumeProfile::abovePointOfControl),
                distance(
                        "value_area_high_distance_" + WINDOW,
                        "the top of the value area, which grows from the fullest bin by the fuller"
                                + " of its neighbours until it holds 70 %,",
                        VolumeProfile::aboveValueAreaHigh),
                distance(
                        "value_area_low_distance_" + WINDOW,
                        "the bottom of the value area, which grows from the fullest bin by the"
                                + " fuller of its neighbours until it holds 70 %,",
                        VolumeProfile::aboveValueAreaLow),
                volumeAbove());
    }

    private static FeatureDefinition distance(
            String name, String level, ToDoubleFunction<VolumeProfile> of) {
        return volume(name)
                .with("window", WINDOW)
                .with("bins", VolumeProfile.BINS)
                .with("value_area", VolumeProfile.VALUE_AREA)
                .unit("fraction")
                .formula("(close - level) / close, level = " + level + PROFILE)
                .otherwise("0 where nothing was traded or no price moved")
                .cited(SOURCE)
                .kernel(g -> {
                    Kernel close = g.close();
                    VolumeProfile profile = profile(g);
                    return g.formula(() -> of.applyAsDouble(profile) / close.value(), profile);
                });
    }

    private static FeatureDefinition volumeAbove() {
        return volume("volume_above_close_" + WINDOW)
                .with("window", WINDOW)
                .unit("0..1")
                .formula(
                        "share of the volume of "
                                + WINDOW
                                + " bars whose typical price is above the close, equals counted"
                                + " half")
                .otherwise("0.5 where nothing was traded or no price moved")
                .cited(SOURCE)
                .kernel(ProfileFeatures::profile);
    }

    private static VolumeProfile profile(KernelGraph g) {
        Kernel close = g.close();
        Kernel above = g.threeTypicalAboveClose();
        Kernel volume = g.volume();
        Kernel total = g.sum(volume, WINDOW);
        Kernel highest = g.max(g.high(), WINDOW);
        Kernel lowest = g.min(g.low(), WINDOW);
        return (VolumeProfile)
                g.share(
                        VolumeProfile.class,
                        List.of(close, above, volume, total, highest, lowest),
                        List.of((double) WINDOW),
                        () ->
                                new VolumeProfile(
                                        close, above, volume, total, highest, lowest, WINDOW));
    }
}
