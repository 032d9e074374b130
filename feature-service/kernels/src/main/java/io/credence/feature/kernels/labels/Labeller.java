package io.credence.feature.kernels.labels;

import io.credence.feature.api.BarrierSpec;
import io.credence.feature.api.DirectionSpec;
import io.credence.feature.api.ForwardReturnSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.LabelSpec;
import io.credence.feature.api.RealisedVolatilitySpec;
import io.credence.feature.api.RegimeSpec;
import io.credence.feature.api.VolatilityBarrierSpec;
import io.credence.feature.api.VolumeSpec;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;

/// Labels every bar by what follows it in its segment.
public interface Labeller {

    Labels label(BarColumns bars);

    static Labeller of(LabelSpec spec, Interval interval, WindowSpec window) {
        return switch (spec) {
            case BarrierSpec it -> new TripleBarrierLabeller(it, interval, window);
            case VolatilityBarrierSpec it -> new VolatilityBarrierLabeller(it, interval, window);
            case ForwardReturnSpec it -> new ForwardReturnLabeller(it, interval, window);
            case DirectionSpec it -> new DirectionLabeller(it, interval, window);
            case RealisedVolatilitySpec it -> new RealisedVolatilityLabeller(it, interval, window);
            case VolumeSpec it -> new VolumeLabeller(it, interval, window);
            case RegimeSpec it -> new RegimeLabeller(it, interval, window);
        };
    }
}
