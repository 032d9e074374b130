package io.credence.prediction.inference.model;

import java.util.List;

/// What one `Session.run` gave, and where its time went.
///
/// @param outputs in the order of the signature
public record ModelRun(
        List<FloatTensor> outputs, long inputNanos, long inferNanos, long outputNanos) {

    public ModelRun {
        outputs = List.copyOf(outputs);
    }
}
