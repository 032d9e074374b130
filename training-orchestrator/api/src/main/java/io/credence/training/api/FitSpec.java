package io.credence.training.api;

/// How to fit. `patience` is the number of epochs without a better validation loss before stopping.
public record FitSpec(
        int maxEpochs,
        int batchSize,
        double learningRate,
        double dropout,
        int patience,
        long seed) {

    public static final FitSpec DEFAULT = new FitSpec(15, 64, 1e-3, 0.3, 4, 20_131_125L);

    public FitSpec {
        requireIn("maxEpochs", maxEpochs, 1, 1000);
        requireIn("batchSize", batchSize, 1, 4096);
        requireIn("patience", patience, 1, 1000);
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new IllegalArgumentException(
                    "learningRate must be in (0, 1], was " + learningRate);
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1), was " + dropout);
        }
    }

    private static void requireIn(String field, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    field + " must be in " + low + ".." + high + ", was " + value);
        }
    }
}
