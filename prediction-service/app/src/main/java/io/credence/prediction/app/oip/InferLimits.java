package io.credence.prediction.app.oip;

/// What one inference request may weigh, decided before anything is allocated for it.
///
/// @param jsonBytes most bytes of the JSON part
/// @param bodyBytes most bytes of the whole body, after decompression
/// @param rows most rows of one request
record InferLimits(int jsonBytes, int bodyBytes, int rows) {}
