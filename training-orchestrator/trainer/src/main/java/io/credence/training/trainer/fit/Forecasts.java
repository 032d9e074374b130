package io.credence.training.trainer.fit;

import io.credence.training.models.learner.Learner;
import io.credence.training.trainer.dataset.Dataset;
import java.util.Arrays;

/// What a network says of windows of a dataset, some thousand windows in memory at a time: all of
/// them are the dataset many times over.
public final class Forecasts {

    private static final int WINDOWS = 2048;

    private Forecasts() {}

    /// Logits of the windows that end at `lastRows`.
    public static float[] logits(Learner learner, Dataset dataset, int[] lastRows) {
        float[] logits = new float[lastRows.length];
        for (int from = 0; from < lastRows.length; from += WINDOWS) {
            int to = Math.min(lastRows.length, from + WINDOWS);
            float[] windows = dataset.windows(Arrays.copyOfRange(lastRows, from, to));
            System.arraycopy(learner.logits(windows), 0, logits, from, to - from);
        }
        return logits;
    }
}
