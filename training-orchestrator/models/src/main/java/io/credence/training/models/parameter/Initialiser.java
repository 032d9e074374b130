package io.credence.training.models.parameter;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Draws the start values of a parameter. All randomness comes from the generator passed in.
@FunctionalInterface
public interface Initialiser {

    float[] draw(int size, SplittableRandom random);

    default Initialiser scaled(float factor) {
        return (size, random) -> {
            float[] values = draw(size, random);
            for (int i = 0; i < size; i++) {
                values[i] *= factor;
            }
            return values;
        };
    }

    static Initialiser constant(float value) {
        return (size, random) -> {
            float[] values = new float[size];
            Arrays.fill(values, value);
            return values;
        };
    }

    /// For a layer followed by a ReLU: He et al. 2015, "Delving Deep into Rectifiers".
    static Initialiser heUniform(int fanIn) {
        return uniform(Math.sqrt(6.0 / fanIn));
    }

    /// For a layer with a linear or sigmoid output: Glorot and Bengio 2010.
    static Initialiser glorotUniform(int fanIn, int fanOut) {
        return uniform(Math.sqrt(6.0 / (fanIn + fanOut)));
    }

    private static Initialiser uniform(double limit) {
        return (size, random) -> {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) ((2.0 * random.nextDouble() - 1.0) * limit);
            }
            return values;
        };
    }
}
