package io.credence.feature.kernels.step;

import java.nio.ByteBuffer;

/// A feature of the current bar alone.
@FunctionalInterface
public interface StatelessKernel extends Kernel {

    @Override
    default void reset() {}

    @Override
    default int stateBytes() {
        return 0;
    }

    @Override
    default void save(ByteBuffer out) {}

    @Override
    default void restore(ByteBuffer in) {}
}
