package io.credence.feature.kernels.bars;

import io.credence.feature.api.Bar;

/// Takes bars as they close, in time order.
@FunctionalInterface
public interface BarSink {

    void accept(Bar bar);
}
