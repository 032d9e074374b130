package io.credence.prediction.app.oip;

import java.util.List;

/// A shape as it was sent: nothing of it is believed yet.
record Dimensions(List<Long> sizes) {

    Dimensions {
        sizes = List.copyOf(sizes);
    }

    long[] toArray() {
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }
}
