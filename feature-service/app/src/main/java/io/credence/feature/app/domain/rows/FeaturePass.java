package io.credence.feature.app.domain.rows;

import io.credence.feature.api.FeatureSet;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.certificate.KnownPast;
import io.credence.feature.kernels.engine.FeatureSetEngine;
import io.credence.feature.kernels.inputs.InputColumns;

/// Stored bars whose rows are still to be computed.
///
/// @param engine the caller's own, which has seen every bar of the segment before the first
/// @param inputs what is known beside each bar
/// @param past reads bars and inputs again, for whoever doubts them
public record FeaturePass(
        Series series,
        FeatureSet set,
        FeatureSetEngine engine,
        BarColumns bars,
        InputColumns inputs,
        KnownPast past) {}
