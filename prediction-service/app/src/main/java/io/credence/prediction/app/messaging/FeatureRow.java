package io.credence.prediction.app.messaging;

import io.credence.feature.api.FeatureRowComputed;
import io.opentelemetry.context.Context;

/// A row as it arrived.
///
/// @param trace of whoever sent it, to be continued by what it causes
record FeatureRow(FeatureRowComputed data, Context trace) {}
