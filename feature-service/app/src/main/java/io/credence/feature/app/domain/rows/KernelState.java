package io.credence.feature.app.domain.rows;

import io.credence.feature.kernels.engine.FeatureSetEngine;

/// The saved state of a feature set's kernels; immutable.
public final class KernelState {

    private final byte[] bytes;

    private KernelState(byte[] bytes) {
        this.bytes = bytes;
    }

    public static KernelState of(byte[] bytes) {
        return new KernelState(bytes.clone());
    }

    public static KernelState save(FeatureSetEngine engine) {
        return new KernelState(engine.save());
    }

    public void restoreTo(FeatureSetEngine engine) {
        engine.restore(bytes);
    }

    int size() {
        return bytes.length;
    }

    public byte[] toBytes() {
        return bytes.clone();
    }
}
