package io.credence.feature.api;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One label as it is written down, `{"direction": {...}}`: exactly one of the fields is there.
public record LabelChoice(
        @Nullable VolatilityBarrierSpec volatilityBarrier,
        @Nullable ForwardReturnSpec forwardReturn,
        @Nullable DirectionSpec direction,
        @Nullable RealisedVolatilitySpec realisedVolatility,
        @Nullable VolumeSpec volume,
        @Nullable RegimeSpec regime) {

    public LabelChoice {
        if (present(volatilityBarrier, forwardReturn, direction, realisedVolatility, volume, regime)
                        .size()
                != 1) {
            throw new IllegalArgumentException(
                    "label must have exactly one of volatilityBarrier, forwardReturn, direction,"
                            + " realisedVolatility, volume, regime");
        }
    }

    public static LabelChoice of(LabelSpec spec) {
        return switch (spec) {
            case VolatilityBarrierSpec it -> new LabelChoice(it, null, null, null, null, null);
            case ForwardReturnSpec it -> new LabelChoice(null, it, null, null, null, null);
            case DirectionSpec it -> new LabelChoice(null, null, it, null, null, null);
            case RealisedVolatilitySpec it -> new LabelChoice(null, null, null, it, null, null);
            case VolumeSpec it -> new LabelChoice(null, null, null, null, it, null);
            case RegimeSpec it -> new LabelChoice(null, null, null, null, null, it);
            case BarrierSpec _ ->
                    throw new IllegalArgumentException("a fixed barrier is written as barrier");
        };
    }

    public LabelSpec spec() {
        return present(
                        volatilityBarrier,
                        forwardReturn,
                        direction,
                        realisedVolatility,
                        volume,
                        regime)
                .getFirst();
    }

    private static List<LabelSpec> present(@Nullable LabelSpec... choices) {
        return Stream.of(choices).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }
}
