package io.credence.feature.kernels.split;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Stretches of time one after the other, each for a purpose of its own: no label of one looks at a
/// time at which one of a later stretch does. A sample is purged when its label ends at or after
/// the beginning of the next stretch; what begins within the embargo after a stretch's beginning is
/// left out too, except of the first.
public final class PurgedSlices {

    private final List<int[]> slices;
    private final int purged;

    private PurgedSlices(List<int[]> slices, int purged) {
        this.slices = slices;
        this.purged = purged;
    }

    /// As many slices as there are `starts`.
    ///
    /// @param starts the first sample of each, rising from 0
    public static PurgedSlices of(LabelSpans spans, int[] starts, long embargoMs) {
        List<int[]> slices = new ArrayList<>();
        int kept = 0;
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] : spans.size();
            if (starts[0] != 0 || end <= starts[i]) {
                throw new IllegalArgumentException(
                        "starts must rise from 0 and be less than " + spans.size());
            }
            long begins = i == 0 ? Long.MIN_VALUE : spans.fromMs(starts[i]) + embargoMs;
            long next = end < spans.size() ? spans.fromMs(end) : Long.MAX_VALUE;
            int[] slice =
                    IntStream.range(starts[i], end)
                            .filter(it -> spans.fromMs(it) >= begins && spans.toMs(it) < next)
                            .toArray();
            slices.add(slice);
            kept += slice.length;
        }
        return new PurgedSlices(slices, spans.size() - kept);
    }

    /// The samples of a slice.
    public int[] slice(int index) {
        return slices.get(index).clone();
    }

    /// Samples in no slice, by the purge or the embargo.
    public int purged() {
        return purged;
    }
}
