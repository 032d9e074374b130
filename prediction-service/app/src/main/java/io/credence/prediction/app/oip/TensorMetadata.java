package io.credence.prediction.app.oip;

import io.credence.prediction.inference.model.TensorSpec;
import java.util.List;

/// A tensor of a signature in the protocol's words.
public record TensorMetadata(String name, String datatype, List<Long> shape) {

    static TensorMetadata of(TensorSpec spec) {
        return new TensorMetadata(spec.name(), "FP32", spec.shape());
    }

    static List<TensorMetadata> all(List<TensorSpec> specs) {
        return specs.stream().map(TensorMetadata::of).toList();
    }
}
