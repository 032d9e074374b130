package io.credence.prediction.inference.model;

/// Row-major float32 values. Holds its arrays without a copy: whoever makes one gives them away.
/// `values` may be longer than the shape needs, so that pooled arrays can be passed.
public final class FloatTensor {

    private final long[] shape;
    private final float[] values;
    private final int size;

    public FloatTensor(long[] shape, float[] values) {
        long count = elements(shape);
        if (count > values.length) {
            throw new IllegalArgumentException(
                    "shape needs " + count + " values, there are " + values.length);
        }
        this.shape = shape;
        this.values = values;
        this.size = (int) count;
    }

    /// Product of the dimensions; `Long.MAX_VALUE` when it overflows, 1 for a scalar.
    public static long elements(long[] shape) {
        long count = 1;
        for (long dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException("dimensions must be >= 0, was " + dimension);
            }
            long high = Math.multiplyHigh(count, dimension);
            count = high == 0 && count * dimension >= 0 ? count * dimension : Long.MAX_VALUE;
        }
        return count;
    }

    public long[] shape() {
        return shape;
    }

    public float[] values() {
        return values;
    }

    /// Values that count, from index 0.
    public int size() {
        return size;
    }

    /// The first dimension; 1 for a scalar.
    public int rows() {
        return shape.length == 0 ? 1 : (int) shape[0];
    }

    /// A copy of the rows `from` to `from + count`.
    public FloatTensor rows(int from, int count) {
        int perRow = size / rows();
        float[] part = new float[count * perRow];
        System.arraycopy(values, from * perRow, part, 0, part.length);
        long[] partShape = shape.clone();
        partShape[0] = count;
        return new FloatTensor(partShape, part);
    }
}
