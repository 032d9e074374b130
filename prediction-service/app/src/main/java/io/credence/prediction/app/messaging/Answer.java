package io.credence.prediction.app.messaging;

import io.credence.prediction.api.PredictionMade;
import io.opentelemetry.context.Context;

/// What is to be said about one row by one model.
record Answer(PredictionMade prediction, Context trace) {}
