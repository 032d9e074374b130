package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.DatasetSpec;
import io.credence.feature.api.Interval;
import io.credence.feature.api.SampleWeighting;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.rows.FeaturePass;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.certificate.LeakageVerdict;
import io.credence.feature.kernels.certificate.LeakageWatch;
import io.credence.feature.kernels.labels.Labels;
import io.credence.feature.kernels.step.KernelGraph;
import io.credence.platform.artifacts.columnar.ColumnarWriter;
import org.jspecify.annotations.Nullable;

/// The rows of one instrument, computed one by one on their way into a file.
final class DatasetPart {

    private static final long NO_LABEL = -1;

    private final FeaturePass pass;
    private final BarColumns bars;
    private final Interval interval;
    private final Labels labels;
    private final double @Nullable [] weights;
    private final LeakageWatch watch;
    private final double[][] inputs;
    // The rows from `blockFrom` to `blockEnd`, one after the other: kernels step through blocks.
    private final double[] block;
    private final boolean[] warm;
    private final int width;
    private int blockFrom;
    private int blockEnd;
    private int row;

    DatasetPart(FeaturePass pass, Labels labels, DatasetSpec spec, long seed) {
        this.pass = pass;
        this.bars = pass.bars();
        this.interval = pass.series().interval();
        this.labels = labels;
        this.weights = weights(spec.weights());
        this.watch =
                new LeakageWatch(
                        pass.set(),
                        interval,
                        WindowSpec.DEFAULT,
                        bars,
                        pass.inputs(),
                        pass.past(),
                        seed);
        this.inputs = pass.inputs().columns(pass.engine().inputs());
        this.width = pass.engine().width();
        this.block = new double[KernelGraph.BLOCK * width];
        this.warm = new boolean[bars.size()];
    }

    private double @Nullable [] weights(@Nullable SampleWeighting weighting) {
        return weighting == null ? null : RowWeights.of(weighting, bars, labels, interval);
    }

    Series series() {
        return pass.series();
    }

    Labels labels() {
        return labels;
    }

    boolean hasNext() {
        return row < bars.size();
    }

    /// The row that [#write] writes next.
    int row() {
        return row;
    }

    long openMs() {
        return bars.openTimeMs(row);
    }

    long knownMs() {
        return openMs() + interval.millis();
    }

    /// Computes the next row and writes it.
    void write(ColumnarWriter out, boolean isPanel) {
        if (row == blockEnd) {
            computeBlock();
        }
        int column = 0;
        out.setLong(column++, openMs());
        if (isPanel) {
            out.setText(column++, series().instrument().value());
        }
        out.setLong(column++, knownMs());
        out.setDouble(column++, bars.open(row));
        out.setDouble(column++, bars.high(row));
        out.setDouble(column++, bars.low(row));
        out.setDouble(column++, bars.close(row));
        out.setDouble(column++, bars.volume(row));
        out.setDoubles(column, block, (row - blockFrom) * width, width);
        writeLabels(out, column + width);
        row++;
    }

    private void computeBlock() {
        watch.before(row, pass.engine());
        int fed = pass.engine().step(bars, row, inputs, block, 0, warm);
        for (int i = 0; i < fed; i++) {
            watch.after(row + i, block, i * width);
        }
        blockFrom = row;
        blockEnd = row + fed;
    }

    private void writeLabels(ColumnarWriter out, int firstColumn) {
        boolean isKnown = labels.isKnown(row);
        int column = firstColumn;
        if (labels.hasClasses()) {
            out.setLong(column++, isKnown ? labels.label(row) : NO_LABEL);
        }
        out.setLong(column++, isKnown ? labels.endMs(row) : 0);
        for (int k = 0; k < labels.numberNames().size(); k++) {
            out.setDouble(column++, labels.number(k, row));
        }
        if (labels.hasAmbiguity()) {
            out.setLong(column++, labels.isAmbiguous(row) ? 1 : 0);
        }
        if (weights != null) {
            out.setDouble(column, weights[row]);
        }
    }

    /// After the last row.
    LeakageVerdict verdict() {
        return watch.verdict();
    }
}
