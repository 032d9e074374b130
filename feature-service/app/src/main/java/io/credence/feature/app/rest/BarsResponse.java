package io.credence.feature.app.rest;

import io.credence.feature.api.Interval;
import io.credence.feature.kernels.bars.BarColumns;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Bars in columns: much smaller than objects, and ready to plot.
@SuppressWarnings("ArrayRecordComponent") // Written once as JSON, never compared.
record BarsResponse(
        String interval,
        long[] openTimeMs,
        double[] open,
        double[] high,
        double[] low,
        double[] close,
        double[] volume) {

    static BarsResponse from(Interval interval, BarColumns bars) {
        return new BarsResponse(
                interval.text(),
                IntStream.range(0, bars.size()).mapToLong(bars::openTimeMs).toArray(),
                column(bars, bars::open),
                column(bars, bars::high),
                column(bars, bars::low),
                column(bars, bars::close),
                column(bars, bars::volume));
    }

    private static double[] column(BarColumns bars, IntToDoubleFunction value) {
        return IntStream.range(0, bars.size()).mapToDouble(value).toArray();
    }
}
