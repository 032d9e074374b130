package io.credence.feature.kernels.microstructure;

import io.credence.feature.kernels.step.Kernel;
import io.credence.feature.kernels.step.Window;

/// The volume-synchronised probability of informed trading over buckets of equal volume, which are
/// filled anew at each bar from the oldest of the last `n` on.
final class InformedTrading extends Kernel {

    private final Window signed;
    private final Window volume;
    private final Kernel total;
    private final int n;
    private final int buckets;

    InformedTrading(Kernel signed, Kernel volume, Kernel total, int n, int buckets) {
        super(Math.max(signed.warmUp(), volume.warmUp()) + n - 1);
        this.signed = signed.past(n);
        this.volume = volume.past(n);
        this.total = total;
        this.n = n;
        this.buckets = buckets;
    }

    @Override
    protected double next() {
        double all = total.value();
        double size = all / buckets;
        if (!(size > 0.0)) {
            return size;
        }
        double sum = 0.0;
        double bucket = 0.0;
        double room = size;
        for (int k = n - 1; k >= 0; k--) {
            double left = volume.ago(k);
            if (left <= 0.0) {
                continue;
            }
            double perVolume = signed.ago(k) / left;
            for (; left > room; room = size) {
                sum += Math.abs(bucket + perVolume * room);
                bucket = 0.0;
                left -= room;
            }
            bucket += perVolume * left;
            room -= left;
        }
        // The last bucket may lack, or the rounding may open, a crumb.
        return (sum + Math.abs(bucket)) / all;
    }
}
