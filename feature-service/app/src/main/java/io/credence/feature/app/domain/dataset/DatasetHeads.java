package io.credence.feature.app.domain.dataset;

import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.bars.SeriesHead;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The series of a dataset as they were before it was read, which takes many statements: whether
/// all of them read the same past. What changes behind its end is none of its past, so a market
/// that goes on keeps nobody from making one.
final class DatasetHeads {

    private final BarHistory history;
    private final Map<Series, SeriesHead> heads;
    private final long fromMs;
    private final long untilMs;

    private DatasetHeads(
            BarHistory history, Map<Series, SeriesHead> heads, long fromMs, long untilMs) {
        this.history = history;
        this.heads = heads;
        this.fromMs = fromMs;
        this.untilMs = untilMs;
    }

    /// @param untilMs bars that close later are none of the dataset's
    static DatasetHeads of(BarHistory history, List<Series> series, long fromMs, long untilMs) {
        Map<Series, SeriesHead> heads =
                series.stream().collect(Collectors.toMap(Function.identity(), history::head));
        return new DatasetHeads(history, heads, fromMs, untilMs);
    }

    /// When the newest bar opened that every series has.
    long watermarkMs() {
        return heads.values().stream().mapToLong(DatasetHeads::newestOpenMs).min().orElseThrow();
    }

    /// Whether a bar of the dataset, one that warmed it, or what is known beside them may be
    /// another by now.
    boolean hasChanged(Series series) {
        SeriesHead before = Objects.requireNonNull(heads.get(series));
        SeriesHead now = history.head(series);
        // New bars at the end change nothing that was read, unless they are still to warm it.
        boolean isWarmedLater =
                newestOpenMs(before) < fromMs && newestOpenMs(now) > newestOpenMs(before);
        return isWarmedLater
                || (now.revision() != before.revision()
                        && history.changedSince(series, before.revision())
                                < series.closedBy(untilMs));
    }

    private static long newestOpenMs(SeriesHead head) {
        return head.newestOpenMs().orElse(Long.MIN_VALUE);
    }
}
