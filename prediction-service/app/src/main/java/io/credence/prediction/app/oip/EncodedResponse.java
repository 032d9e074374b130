package io.credence.prediction.app.oip;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/// The bytes of an answer.
///
/// @param jsonLength length of the JSON part when binary tensors follow; null when none do
record EncodedResponse(ByteArrayOutputStream body, @Nullable Integer jsonLength) {}
