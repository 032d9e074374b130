package io.credence.feature.kernels.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.credence.feature.api.FeatureSet;
import io.credence.feature.api.Interval;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.bars.RandomBars;
import io.credence.feature.kernels.catalogue.BarFeatures;
import io.credence.feature.kernels.catalogue.FeatureCatalogue;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int FIRST = 10_000;
    private static final int BARS = 30_000;
    // An object has 16 or more. The calendar's dates, once an hour, are left.
    private static final double MOST_BYTES = 8.0;

    private final BarColumns bars = RandomBars.gapless(3, FIRST + BARS, Interval.M1);
    private final List<String> names = BarFeatures.names();
    private final FeatureSetEngine engine =
            new FeatureSetEngine(
                    new FeatureSet("bars-only", FeatureCatalogue.KERNEL_VERSION, names),
                    Interval.M1,
                    WindowSpec.DEFAULT);
    private final double[] rows = new double[64 * names.size()];
    private final boolean[] warm = new boolean[FIRST + BARS];
    private final double[][] none = new double[0][];

    @Test
    void shouldAllocateNothingForABar() {
        // Given what windows make once, when they are first asked for
        int fed = step(0, FIRST);
        long before = allocated();
        // When
        int last = step(fed, FIRST + BARS);
        // Then
        assertThat((double) (allocated() - before) / (last - fed)).isLessThan(MOST_BYTES);
    }

    private int step(int from, int to) {
        int fed = from;
        while (fed < to) {
            fed += engine.step(bars, fed, none, rows, 0, warm);
        }
        return fed;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
