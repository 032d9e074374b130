package io.credence.prediction.inference.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A named float32 tensor of a signature. A dimension of -1 takes any size.
public record TensorSpec(String name, List<Long> shape) {

    private static final long ANY = -1;

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    /// Whether the first dimension counts rows, so that requests can share a run.
    public boolean batched() {
        return !shape.isEmpty() && shape.getFirst() == ANY;
    }

    /// Why a tensor of this shape cannot be fed; empty when it can.
    public Optional<String> mismatch(long[] actual) {
        boolean fits = actual.length == shape.size();
        for (int i = 0; fits && i < actual.length; i++) {
            fits = actual[i] >= 1 && (shape.get(i) == ANY || shape.get(i) == actual[i]);
        }
        return fits
                ? Optional.empty()
                : Optional.of("must have shape " + shape + ", was " + text(actual));
    }

    private static String text(long[] shape) {
        return Arrays.stream(shape)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
