package io.credence.training.trainer.split;

import io.credence.feature.kernels.split.LabelSpans;
import io.credence.feature.kernels.split.SampleWeights;
import io.credence.training.trainer.dataset.Dataset;
import java.util.Arrays;

/// Samples of one purpose. Only [TrainingSlices] makes slices, so whoever holds one knows that no
/// label in it reaches into a later one.
public final class Slice {

    private final Dataset dataset;
    private final int[] lastRows;

    Slice(Dataset dataset, int[] lastRows) {
        this.dataset = dataset;
        this.lastRows = lastRows;
    }

    public int size() {
        return lastRows.length;
    }

    /// The dataset row of a sample: its window ends there, its label belongs to it.
    public int row(int sample) {
        return lastRows[sample];
    }

    public boolean isPositive(int sample) {
        return dataset.isPositive(lastRows[sample]);
    }

    public boolean[] labels() {
        boolean[] labels = new boolean[lastRows.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = isPositive(i);
        }
        return labels;
    }

    public long positives() {
        long positives = 0;
        for (int i = 0; i < lastRows.length; i++) {
            positives += isPositive(i) ? 1 : 0;
        }
        return positives;
    }

    public double baseRate() {
        return (double) positives() / size();
    }

    public long fromMs() {
        return dataset.openTimeMs(lastRows[0]);
    }

    /// The opening time of the last sample's bar.
    public long toMs() {
        return dataset.openTimeMs(lastRows[lastRows.length - 1]);
    }

    /// How much of a sample neighbouring labels leave to each other: in (0, 1], 1 where no two
    /// overlap. A slice of n samples tells about as much as n times this many independent ones.
    public double labelUniqueness() {
        long bar = dataset.interval().millis();
        LabelSpans spans =
                LabelSpans.of(
                        Arrays.stream(lastRows)
                                .mapToLong(row -> dataset.openTimeMs(row) + bar)
                                .toArray(),
                        Arrays.stream(lastRows).mapToLong(dataset::labelEndMs).toArray());
        long[] closeMs =
                Arrays.stream(dataset.columns().openTimeMs()).map(open -> open + bar).toArray();
        return SampleWeights.meanUniqueness(spans, closeMs);
    }

    /// The dataset rows of all samples.
    public int[] rows() {
        return lastRows.clone();
    }

    public Dataset dataset() {
        return dataset;
    }
}
