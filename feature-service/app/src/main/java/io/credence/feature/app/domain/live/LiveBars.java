package io.credence.feature.app.domain.live;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.BarOrigin;
import io.credence.feature.app.domain.bars.BarWriter;
import io.credence.feature.app.domain.bars.ClockSkew;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.bars.SeriesHead;
import io.credence.feature.app.domain.instrument.Instruments;
import io.credence.feature.app.domain.quality.LiveInspection;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// A bar as it closes: stored, its features computed and announced, in one transaction. The same
/// bar again changes nothing and announces nothing.
@ApplicationScoped
public class LiveBars {

    private final Instruments instruments;
    private final BarHistory history;
    private final BarWriter writer;
    private final LiveRows rows;
    private final LiveInspection inspection;
    private final Clock clock;

    @Inject
    LiveBars(
            Instruments instruments,
            BarHistory history,
            BarWriter writer,
            LiveRows rows,
            LiveInspection inspection,
            Clock clock) {
        this.instruments = instruments;
        this.history = history;
        this.writer = writer;
        this.rows = rows;
        this.inspection = inspection;
        this.clock = clock;
    }

    /// False if exactly this bar was stored before.
    @Transactional
    public boolean add(Series series, Bar bar) {
        return add(series, bar, BarOrigin.LIVE);
    }

    @Transactional
    public boolean add(Series series, Bar bar, BarOrigin origin) {
        long time = bar.openTimeMs();
        if (series.interval().floor(time) != time) {
            throw invalid("must be a multiple of the interval " + series.interval().text());
        }
        // One from the future would refuse all that close before it.
        if (time + series.interval().millis() > clock.millis() + ClockSkew.MOST_MS) {
            throw invalid("must be of a bar that has closed, was " + time);
        }
        instruments.lock(series.instrument());
        Optional<Bar> stored = history.at(series, time);
        if (stored.isPresent()) {
            return refuseOther(series, stored.get(), bar);
        }
        SeriesHead head = history.head(series);
        if (time <= head.newestOpenMs().orElse(Long.MIN_VALUE)) {
            throw invalid(
                    "must be after the newest bar, "
                            + head.newestOpenMs().getAsLong()
                            + "; import older bars as a file");
        }
        rows.publish(series, bar, head);
        writer.append(series, bar, origin);
        inspection.inspect(series, bar);
        return true;
    }

    private static boolean refuseOther(Series series, Bar stored, Bar bar) {
        if (stored.equals(bar)) {
            return false;
        }
        String rule =
                "differs from the stored "
                        + series.interval().text()
                        + " bar at "
                        + bar.openTimeMs();
        throw new ProblemException(
                FeatureErrorCode.CONFLICTING_BAR,
                "bar " + rule,
                List.of(new Violation("bar", rule)));
    }

    private static ProblemException invalid(String rule) {
        return new ProblemException(
                FeatureErrorCode.INVALID_MARKET_DATA,
                "bar.openTimeMs " + rule,
                List.of(new Violation("bar.openTimeMs", rule)));
    }
}
