package io.credence.feature.kernels.bars;

import io.credence.feature.api.Bar;
import java.util.Arrays;

/// Bars as growing columns, in strictly rising time. Far smaller and faster to walk than a list of
/// records; the checks of a single bar are [Bar]'s and are done where bars come in.
public final class BarColumns {

    private long[] openTimeMs;
    private double[] open;
    private double[] high;
    private double[] low;
    private double[] close;
    private double[] volume;
    private int size;

    public BarColumns() {
        this(1024);
    }

    public BarColumns(int capacity) {
        int room = Math.max(capacity, 16);
        openTimeMs = new long[room];
        open = new double[room];
        high = new double[room];
        low = new double[room];
        close = new double[room];
        volume = new double[room];
    }

    public void add(Bar bar) {
        if (size > 0 && bar.openTimeMs() <= openTimeMs[size - 1]) {
            throw new IllegalArgumentException(
                    "openTimeMs must rise, "
                            + bar.openTimeMs()
                            + " follows "
                            + openTimeMs[size - 1]);
        }
        if (size == openTimeMs.length) {
            grow(size + (size >> 1));
        }
        openTimeMs[size] = bar.openTimeMs();
        open[size] = bar.open();
        high[size] = bar.high();
        low[size] = bar.low();
        close[size] = bar.close();
        volume[size] = bar.volume();
        size++;
    }

    private void grow(int room) {
        openTimeMs = Arrays.copyOf(openTimeMs, room);
        open = Arrays.copyOf(open, room);
        high = Arrays.copyOf(high, room);
        low = Arrays.copyOf(low, room);
        close = Arrays.copyOf(close, room);
        volume = Arrays.copyOf(volume, room);
    }

    public int size() {
        return size;
    }

    public Bar bar(int i) {
        return new Bar(openTimeMs(i), open(i), high(i), low(i), close(i), volume(i));
    }

    public long openTimeMs(int i) {
        return openTimeMs[check(i)];
    }

    public double open(int i) {
        return open[check(i)];
    }

    public double high(int i) {
        return high[check(i)];
    }

    public double low(int i) {
        return low[check(i)];
    }

    public double close(int i) {
        return close[check(i)];
    }

    public double volume(int i) {
        return volume[check(i)];
    }

    /// The first bar at or after `timeMs`; `size()` if there is none.
    public int indexAtOrAfter(long timeMs) {
        int found = Arrays.binarySearch(openTimeMs, 0, size, timeMs);
        return found >= 0 ? found : -found - 1;
    }

    private int check(int i) {
        if (i >= size) {
            throw new IndexOutOfBoundsException("bar " + i + " of " + size);
        }
        return i;
    }
}
