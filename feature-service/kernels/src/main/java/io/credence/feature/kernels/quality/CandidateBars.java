package io.credence.feature.kernels.quality;

/// Bars as they came, which nobody has believed yet: prices may break every rule, a number that is
/// not known is NaN. In rising time.
public final class CandidateBars {

    private final long[] openTimeMs;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    /// The caller's arrays, which nobody may change from now on.
    ///
    /// @throws IllegalArgumentException when lengths differ or times do not rise
    public CandidateBars(
            long[] openTimeMs,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[] volume) {
        int bars = openTimeMs.length;
        if (open.length != bars
                || high.length != bars
                || low.length != bars
                || close.length != bars
                || volume.length != bars) {
            throw new IllegalArgumentException("columns must be of one length");
        }
        for (int i = 1; i < bars; i++) {
            if (openTimeMs[i] <= openTimeMs[i - 1]) {
                throw new IllegalArgumentException(
                        "openTimeMs must rise, %d follows %d"
                                .formatted(openTimeMs[i], openTimeMs[i - 1]));
            }
        }
        this.openTimeMs = openTimeMs;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    public int size() {
        return openTimeMs.length;
    }

    long[] openTimeMs() {
        return openTimeMs;
    }

    double[] open() {
        return open;
    }

    double[] high() {
        return high;
    }

    double[] low() {
        return low;
    }

    double[] close() {
        return close;
    }

    double[] volume() {
        return volume;
    }

    double[][] columns() {
        return new double[][] {open, high, low, close, volume};
    }
}
