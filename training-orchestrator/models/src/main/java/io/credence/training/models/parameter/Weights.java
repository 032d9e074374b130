package io.credence.training.models.parameter;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;

/// Named values in a fixed order: the weights of a network, or its optimiser's moments. Equal means
/// equal bit for bit.
public final class Weights {

    private final SequencedMap<String, Values> values;

    public Weights(Map<String, Values> values) {
        this.values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// The elements of one parameter in row-major order.
    public static final class Values {

        private final Shape shape;
        private final float[] elements;

        public Values(Shape shape, float[] elements) {
            if (shape.size() != elements.length) {
                throw new IllegalArgumentException(
                        "shape " + shape + " does not hold " + elements.length + " elements");
            }
            this.shape = shape;
            this.elements = elements.clone();
        }

        public Shape shape() {
            return shape;
        }

        public float[] elements() {
            return elements.clone();
        }

        public FloatDataBuffer buffer() {
            return DataBuffers.of(elements, true, false);
        }
    }

    public SequencedMap<String, Values> asMap() {
        return values;
    }

    public Values get(String name) {
        Values found = values.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return found;
    }

    /// How many numbers these are: the parameter count of a network.
    public long count() {
        return values.values().stream().mapToLong(each -> each.elements.length).sum();
    }

    /// The same names and shapes, all zero.
    public Weights zeros() {
        SequencedMap<String, Values> zeros = new LinkedHashMap<>();
        values.forEach((name, each) ->
                zeros.put(name, new Values(each.shape, new float[each.elements.length])));
        return new Weights(zeros);
    }

    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<String, Values> entry : values.entrySet()) {
            out.writeUTF(entry.getKey());
            long[] dimensions = entry.getValue().shape.asArray();
            out.writeInt(dimensions.length);
            for (long dimension : dimensions) {
                out.writeLong(dimension);
            }
            for (float element : entry.getValue().elements) {
                out.writeFloat(element);
            }
        }
    }

    public static Weights readFrom(DataInput in) throws IOException {
        SequencedMap<String, Values> values = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            long[] dimensions = new long[in.readInt()];
            for (int d = 0; d < dimensions.length; d++) {
                dimensions[d] = in.readLong();
            }
            Shape shape = Shape.of(dimensions);
            float[] elements = new float[Math.toIntExact(shape.size())];
            for (int e = 0; e < elements.length; e++) {
                elements[e] = in.readFloat();
            }
            values.put(name, new Values(shape, elements));
        }
        return new Weights(values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Weights that
                && values.keySet().equals(that.values.keySet())
                && values.entrySet().stream()
                        .allMatch(entry -> {
                            Values mine = entry.getValue();
                            Values others = that.get(entry.getKey());
                            return mine.shape.equals(others.shape)
                                    && Arrays.equals(mine.elements, others.elements);
                        });
    }

    @Override
    public int hashCode() {
        return values.values().stream().mapToInt(each -> Arrays.hashCode(each.elements)).sum();
    }
}
