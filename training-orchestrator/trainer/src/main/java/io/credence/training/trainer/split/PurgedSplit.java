package io.credence.training.trainer.split;

import io.credence.training.api.SplitSpec;
import io.credence.training.trainer.dataset.Dataset;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import java.util.Arrays;
import java.util.List;

/// Four slices in time order: to fit on, to stop early on, to calibrate on, to judge on (López de
/// Prado 2018, chapter 7). A sample is purged when its label is known at or after the opening of
/// the next slice; the first `embargoBars` rows of a slice after the first are left out. Windows
/// may look back over a border at bars that are past by then; labels never look over it.
public final class PurgedSplit {

    private static final int LEAST_ROWS = 30;

    private final Slice train;
    private final Slice earlyStopping;
    private final Slice calibration;
    private final Slice test;
    private final long purgedRows;

    private PurgedSplit(List<Slice> slices, long purgedRows) {
        this.train = slices.get(0);
        this.earlyStopping = slices.get(1);
        this.calibration = slices.get(2);
        this.test = slices.get(3);
        this.purgedRows = purgedRows;
    }

    public static PurgedSplit of(Dataset dataset, SplitSpec spec) {
        int[] samples = dataset.samples();
        int[] starts = {
            0,
            (int) Math.round(samples.length * spec.train()),
            (int) Math.round(samples.length * (spec.train() + spec.validation() / 2)),
            (int) Math.round(samples.length * (spec.train() + spec.validation())),
            samples.length
        };
        Slice[] slices = new Slice[starts.length - 1];
        int kept = 0;
        for (int i = 0; i < slices.length; i++) {
            if (starts[i + 1] <= starts[i]) {
                throw tooFew(0);
            }
            int firstRow = i == 0 ? 0 : samples[starts[i]] + spec.embargoBars();
            long nextOpens =
                    i + 1 < slices.length
                            ? dataset.openTimeMs(samples[starts[i + 1]])
                            : Long.MAX_VALUE;
            int[] rows =
                    Arrays.stream(samples, starts[i], starts[i + 1])
                            .filter(row -> row >= firstRow && dataset.labelEndMs(row) < nextOpens)
                            .toArray();
            if (rows.length < LEAST_ROWS) {
                throw tooFew(rows.length);
            }
            slices[i] = new Slice(dataset, rows);
            kept += rows.length;
        }
        requireNoLeak(slices);
        return new PurgedSplit(List.of(slices), samples.length - (long) kept);
    }

    private static void requireNoLeak(Slice[] slices) {
        for (int i = 1; i < slices.length; i++) {
            if (slices[i - 1].lastLabelEndMs() >= slices[i].fromMs()) {
                throw new IllegalStateException("a label reaches into slice " + i);
            }
        }
    }

    private static JobFailure tooFew(int rows) {
        return new JobFailure(
                FailureReason.TOO_FEW_ROWS,
                "a slice keeps " + rows + " windows after purge and embargo, needs " + LEAST_ROWS);
    }

    public Slice train() {
        return train;
    }

    public Slice earlyStopping() {
        return earlyStopping;
    }

    public Slice calibration() {
        return calibration;
    }

    public Slice test() {
        return test;
    }

    /// Samples left out of every slice, by purge or embargo.
    public long purgedRows() {
        return purgedRows;
    }
}
