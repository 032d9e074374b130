package io.credence.training.trainer.calibrate;

import io.credence.training.trainer.dataset.Dataset;
import io.credence.training.trainer.split.Slice;

/// How much of a sample neighbouring labels leave to each other: the mean over samples of the mean
/// over a label's bars of one over the labels that share the bar (López de Prado 2018, chapter 4).
/// A slice of n samples tells about as much as n times this many independent ones.
public final class LabelUniqueness {

    private LabelUniqueness() {}

    /// In (0, 1]; 1 where no two labels overlap.
    public static double mean(Slice slice) {
        Dataset dataset = slice.dataset();
        int[] sharing = new int[dataset.rows()];
        for (int i = 0; i < slice.size(); i++) {
            for (int bar = slice.row(i) + 1; bar < end(dataset, slice.row(i)); bar++) {
                sharing[bar]++;
            }
        }
        double sum = 0;
        for (int i = 0; i < slice.size(); i++) {
            int first = slice.row(i) + 1;
            int end = end(dataset, slice.row(i));
            double shares = 0;
            for (int bar = first; bar < end; bar++) {
                shares += 1.0 / sharing[bar];
            }
            sum += end > first ? shares / (end - first) : 1;
        }
        return sum / slice.size();
    }

    /// The first bar after the label of `row` is known, or the end of the data.
    private static int end(Dataset dataset, int row) {
        int bar = row + 1;
        while (bar < dataset.rows() && dataset.openTimeMs(bar) < dataset.labelEndMs(row)) {
            bar++;
        }
        return bar;
    }
}
