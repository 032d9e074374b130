package io.credence.feature.app.domain.dataset;

import io.credence.feature.api.Interval;
import io.credence.feature.api.SampleWeighting;
import io.credence.feature.kernels.bars.BarColumns;
import io.credence.feature.kernels.labels.Labels;
import io.credence.feature.kernels.split.LabelSpans;
import io.credence.feature.kernels.split.SampleWeights;
import java.util.Arrays;
import java.util.stream.IntStream;

/// The weights of labelled rows, by row; NaN for the others.
final class RowWeights {

    private RowWeights() {}

    static double[] of(
            SampleWeighting weighting, BarColumns bars, Labels labels, Interval interval) {
        int[] rows = IntStream.range(0, bars.size()).filter(labels::isKnown).toArray();
        long[] closeMs =
                IntStream.range(0, bars.size())
                        .mapToLong(row -> bars.openTimeMs(row) + interval.millis())
                        .toArray();
        LabelSpans spans =
                LabelSpans.of(
                        Arrays.stream(rows).mapToLong(row -> closeMs[row]).toArray(),
                        Arrays.stream(rows).mapToLong(labels::endMs).toArray());
        double[] weights =
                switch (weighting) {
                    case UNIQUENESS -> SampleWeights.uniqueness(spans, closeMs);
                    case RETURN_ATTRIBUTION ->
                            SampleWeights.returnAttribution(spans, closeMs, logReturns(bars));
                };
        double[] byRow = new double[bars.size()];
        Arrays.fill(byRow, Double.NaN);
        for (int i = 0; i < rows.length; i++) {
            byRow[rows[i]] = weights[i];
        }
        return byRow;
    }

    private static double[] logReturns(BarColumns bars) {
        double[] returns = new double[bars.size()];
        for (int row = 1; row < returns.length; row++) {
            returns[row] = StrictMath.log(bars.close(row) / bars.close(row - 1));
        }
        return returns;
    }
}
