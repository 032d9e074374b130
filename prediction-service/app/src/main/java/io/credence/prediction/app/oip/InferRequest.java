package io.credence.prediction.app.oip;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON part of an inference request.
///
/// @param outputs what to answer; empty for everything
record InferRequest(
        @Nullable String id,
        RequestParameters parameters,
        List<InputTensor> inputs,
        List<RequestedOutput> outputs) {

    static final String OWNER = "request";

    InferRequest {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    boolean binaryByDefault() {
        return parameters.bool("binary_data_output", OWNER).orElse(false);
    }
}
