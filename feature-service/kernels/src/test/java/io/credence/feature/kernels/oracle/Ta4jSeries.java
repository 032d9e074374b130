package io.credence.feature.kernels.oracle;

import io.credence.feature.kernels.bars.BarColumns;
import java.time.Duration;
import java.time.Instant;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;

/// Hourly bars as ta4j takes them, in double precision.
public final class Ta4jSeries {

    private static final long HOUR_MS = 3_600_000L;

    private Ta4jSeries() {}

    public static BarSeries of(BarColumns bars) {
        BarSeries series =
                new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
        for (int i = 0; i < bars.size(); i++) {
            series.barBuilder()
                    .timePeriod(Duration.ofHours(1))
                    .endTime(Instant.ofEpochMilli(bars.openTimeMs(i) + HOUR_MS))
                    .openPrice(bars.open(i))
                    .highPrice(bars.high(i))
                    .lowPrice(bars.low(i))
                    .closePrice(bars.close(i))
                    .volume(bars.volume(i))
                    .add();
        }
        return series;
    }
}
