package io.credence.feature.app.domain;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputColumns;

/// Stored bars whose rows are still to be computed.
///
/// @param engine the caller's own, which has seen every bar of the segment before the first
/// @param inputs what is known beside each bar
/// @param lateRows bars at whose close something was newly known that had come too late for them
record FeaturePass(
        Series series,
        FeatureSet set,
        FeatureSetEngine engine,
        BarColumns bars,
        InputColumns inputs,
        long lateRows) {}
