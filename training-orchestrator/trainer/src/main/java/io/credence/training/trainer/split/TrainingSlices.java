package io.credence.training.trainer.split;

import io.credence.feature.kernels.split.LabelSpans;
import io.credence.feature.kernels.split.PurgedSlices;
import io.credence.training.api.SplitSpec;
import io.credence.training.trainer.dataset.Dataset;
import io.credence.training.trainer.job.FailureReason;
import io.credence.training.trainer.job.JobFailure;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Four slices in time order: to fit on, to stop early on, to calibrate on, to judge on (López de
/// Prado 2018, chapter 7). A sample is purged when its label is known at or after the opening of
/// the next slice; what opens within the embargo after a slice's first opening is left out. Windows
/// may look back over a border at bars that are past by then; labels never look over it.
public final class TrainingSlices {

    private static final int LEAST_ROWS = 30;

    private final Slice train;
    private final Slice earlyStopping;
    private final Slice calibration;
    private final Slice test;
    private final long purgedRows;

    private TrainingSlices(List<Slice> slices, long purgedRows) {
        this.train = slices.get(0);
        this.earlyStopping = slices.get(1);
        this.calibration = slices.get(2);
        this.test = slices.get(3);
        this.purgedRows = purgedRows;
    }

    public static TrainingSlices of(Dataset dataset, SplitSpec spec) {
        int[] samples = dataset.samples();
        int[] starts = {
            0,
            (int) Math.round(samples.length * spec.train()),
            (int) Math.round(samples.length * (spec.train() + spec.validation() / 2)),
            (int) Math.round(samples.length * (spec.train() + spec.validation()))
        };
        for (int i = 0; i < starts.length; i++) {
            if ((i + 1 < starts.length ? starts[i + 1] : samples.length) <= starts[i]) {
                throw tooFew(0);
            }
        }
        PurgedSlices purged =
                PurgedSlices.of(
                        spans(dataset, samples),
                        starts,
                        spec.embargoBars() * dataset.interval().millis());
        List<Slice> slices =
                IntStream.range(0, starts.length)
                        .mapToObj(i -> slice(dataset, samples, purged.slice(i)))
                        .toList();
        return new TrainingSlices(slices, purged.purged());
    }

    /// From the openings on: the row's own bar is part of the window that is judged.
    private static LabelSpans spans(Dataset dataset, int[] samples) {
        return LabelSpans.of(
                Arrays.stream(samples).mapToLong(dataset::openTimeMs).toArray(),
                Arrays.stream(samples).mapToLong(dataset::labelEndMs).toArray());
    }

    private static Slice slice(Dataset dataset, int[] samples, int[] kept) {
        if (kept.length < LEAST_ROWS) {
            throw tooFew(kept.length);
        }
        return new Slice(dataset, Arrays.stream(kept).map(sample -> samples[sample]).toArray());
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
