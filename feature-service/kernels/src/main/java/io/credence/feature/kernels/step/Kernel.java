package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;

/// One feature as a machine that takes bars in time order. The value after a step reads only bars
/// seen so far, and the same bars give the same bits, whether fed live, in a batch, or after a save
/// and restore in between. Not thread-safe.
public interface Kernel {

    /// The value at the bar's close; NaN while warming up.
    double step(BarFrame bar);

    /// Forgets all bars: a new segment begins.
    void reset();

    /// Size of the state in bytes, the same for all of a kernel's life.
    int stateBytes();

    void save(ByteBuffer out);

    void restore(ByteBuffer in);
}
