package io.credence.feature.app.domain.bars;

import io.credence.feature.api.Bar;
import io.credence.feature.kernels.bars.BarColumns;
import java.util.Optional;
import java.util.OptionalLong;

/// The stored bars of the current tenant. Ranges are half open: `fromMs <= openTimeMs < toMs`.
public interface BarHistory {

    BarColumns read(Series series, long fromMs, long toMs, int limit);

    Optional<Bar> at(Series series, long openTimeMs);

    long count(Series series, long fromMs, long toMs);

    /// The opening time of the `n`-th newest bar before `beforeMs`, or of the oldest if there are
    /// fewer; empty if there is none.
    OptionalLong nthBefore(Series series, long beforeMs, int n);

    /// A time from which a fold over the bars gives the right feature rows at `atMs`: where the
    /// segment of that time, or one before it, begins.
    long foldStart(Series series, long atMs);

    Gaps gaps(Series series, long fromMs, long toMs);

    SeriesHead head(Series series);

    /// The opening time from which on bars, or what is known beside them, may be others than at an
    /// earlier revision of the series.
    long changedSince(Series series, long revision);
}
