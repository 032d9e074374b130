package io.credence.prediction.inference.model;

import java.util.List;
import java.util.stream.Stream;

/// What `serving_default` takes and gives, by name in alphabetical order.
public record ModelSignature(List<TensorSpec> inputs, List<TensorSpec> outputs) {

    public ModelSignature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// Whether every tensor counts rows in its first dimension.
    public boolean batched() {
        return Stream.concat(inputs.stream(), outputs.stream()).allMatch(TensorSpec::batched);
    }

    public int inputIndex(String name) {
        return index(inputs, name);
    }

    public int outputIndex(String name) {
        return index(outputs, name);
    }

    private static int index(List<TensorSpec> tensors, String name) {
        for (int i = 0; i < tensors.size(); i++) {
            if (tensors.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
