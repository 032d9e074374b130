package io.credence.feature.app.persistence;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.app.config.FeatureConfig;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.BarOrigin;
import io.credence.feature.app.domain.bars.BarSource;
import io.credence.feature.app.domain.bars.CandidateBar;
import io.credence.feature.app.domain.bars.ClockSkew;
import io.credence.feature.app.domain.bars.Gaps;
import io.credence.feature.app.domain.bars.ListedBars;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.imports.BarImports;
import io.credence.feature.app.domain.imports.Covered;
import io.credence.feature.app.domain.imports.ImportQuality;
import io.credence.feature.app.domain.imports.ImportReport;
import io.credence.feature.app.domain.imports.ImportRules;
import io.credence.feature.app.domain.imports.TradeSource;
import io.credence.feature.app.domain.quality.FindingSource;
import io.credence.feature.app.domain.tape.ClosedBars;
import io.credence.feature.app.domain.tape.TapeStream;
import io.credence.feature.app.domain.tape.TapeStreams;
import io.credence.feature.kernels.quality.Finding;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CopyBarImports implements BarImports {

    private static final Set<BarOrigin> OF_TRADES = EnumSet.of(BarOrigin.TRADES, BarOrigin.STREAM);
    private static final int MAX_FINDINGS = 10_000;

    private final Queries queries;
    private final BarHistory history;
    private final QualityTable quality;
    private final TapeStreams streams;
    private final Clock clock;
    private final List<Interval> streamed;

    @Inject
    CopyBarImports(
            Queries queries,
            BarHistory history,
            QualityTable quality,
            TapeStreams streams,
            Clock clock,
            FeatureConfig config) {
        this.queries = queries;
        this.history = history;
        this.quality = quality;
        this.streams = streams;
        this.clock = clock;
        this.streamed = config.trades().intervals().stream().map(Interval::parse).toList();
    }

    private interface Import {
        ImportReport on(Connection connection) throws SQLException, IOException;
    }

    @Override
    public ImportReport importBars(Series series, BarSource source, ImportRules rules)
            throws IOException {
        return run(connection -> {
            SeriesTable.ensure(connection, series);
            StagedBars staged = StagedBars.copy(connection, series, source);
            refuseOpen(series, staged.lastMs());
            List<Finding> suspects = suspects(series, staged.findings(), rules);
            quality.note(series, staged.findings(), rules.source());
            int quarantined = staged.quarantine(suspects);
            staged.refuseConflicts(Set.of());
            int inserted = staged.merge(BarOrigin.BARS);
            Gaps gaps = history.gaps(series, staged.firstMs(), staged.lastMs());
            return new ImportReport(
                    source.rows(),
                    inserted,
                    source.rows() - inserted - quarantined,
                    inserted,
                    gaps.first(),
                    gaps.count(),
                    gaps.missingBars(),
                    staged.firstMs(),
                    staged.lastMs(),
                    ImportQuality.of(staged.findings(), quarantined));
        });
    }

    // One that is still open would stay as it is now, and the whole one be refused as another.
    private void refuseOpen(Series series, long lastMs) {
        long closeMs = lastMs + series.interval().millis();
        if (closeMs > clock.millis() + ClockSkew.MOST_MS) {
            throw invalid(
                    "must have bars that have closed; leave out the one of "
                            + lastMs
                            + ", which closes at "
                            + closeMs);
        }
    }

    // Random numbers are refused as a whole; broken and made-up stretches of a market are kept
    // apart, unless the caller takes them.
    private List<Finding> suspects(Series series, List<Finding> findings, ImportRules rules) {
        if (findings.size() > MAX_FINDINGS) {
            throw invalid("must not have more than " + MAX_FINDINGS + " suspect stretches");
        }
        List<Finding> suspects = new ArrayList<>();
        for (Finding finding : findings) {
            switch (finding.kind()) {
                case SYNTHETIC -> {
                    if (!rules.acceptSuspect()) {
                        throw invalid(
                                "must be a market's bars, not random numbers: "
                                        + finding.reason()
                                        + "; accept_suspect=true takes them all the same");
                    }
                }
                case INTERPOLATED -> {
                    if (!rules.acceptSuspect()) {
                        suspects.add(finding);
                    }
                }
                case INVALID_OHLC -> suspects.add(finding);
                case REPEATED, SPIKE -> {
                    // Real markets have these too.
                }
            }
        }
        return suspects.isEmpty() ? suspects : quality.withoutReleased(series, suspects);
    }

    private static ProblemException invalid(String rule) {
        return new ProblemException(
                FeatureErrorCode.INVALID_MARKET_DATA,
                "body " + rule,
                List.of(new Violation("body", rule)));
    }

    @Override
    public ImportReport importTrades(Series series, TradeSource source) throws IOException {
        return trades(series, source, null);
    }

    @Override
    public ImportReport importTrades(Series series, TradeSource source, Covered covered)
            throws IOException {
        return trades(series, source, covered);
    }

    private ImportReport trades(Series series, TradeSource source, @Nullable Covered covered)
            throws IOException {
        return run(connection -> {
            Interval interval = series.interval();
            StagedTrades staged = StagedTrades.copy(connection, series.instrument(), source);
            int inserted = staged.insert();
            staged.changeKnown(inserted);
            ClosedBars closed = closed(series.instrument(), staged, covered);
            if (covered == null) {
                staged.takeLeft(closed.stream());
            } else {
                staged.cover(covered);
            }
            List<Finding> findings = new ArrayList<>();
            int bars =
                    rebuild(
                            connection,
                            series,
                            staged.barsOfFile(interval, closed.untilMs(interval)),
                            findings);
            for (Interval other : staged.otherIntervals(interval)) {
                rebuild(
                        connection,
                        new Series(series.instrument(), other),
                        staged.barsOfNewTrades(other, closed.untilMs(other)),
                        new ArrayList<>());
            }
            Gaps gaps = history.gaps(series, interval.floor(staged.firstMs()), staged.lastMs());
            return new ImportReport(
                    source.rows(),
                    inserted,
                    source.rows() - inserted,
                    bars,
                    gaps.first(),
                    gaps.count(),
                    gaps.missingBars(),
                    staged.firstMs(),
                    staged.lastMs(),
                    ImportQuality.of(findings, 0));
        });
    }

    // A stream that goes on where the trades end has seen what they have.
    private ClosedBars closed(
            InstrumentId instrument, StagedTrades staged, @Nullable Covered covered) {
        long fromMs = covered == null ? staged.firstMs() : covered.fromMs();
        long reachMs = covered == null ? staged.lastMs() : covered.toMs();
        streams.seen(instrument, fromMs, reachMs);
        TapeStream stream = streams.find(instrument).orElse(null);
        // A page covers what lies before its end.
        long lastMs = covered == null ? reachMs : reachMs - 1;
        return new ClosedBars(clock.millis(), lastMs, stream, streamed);
    }

    // Bars made of trades are what the tape says: what is odd about them is noted.
    private int rebuild(
            Connection connection, Series series, List<Bar> bars, List<Finding> findings)
            throws SQLException, IOException {
        if (bars.isEmpty()) {
            return 0;
        }
        SeriesTable.ensure(connection, series);
        StagedBars staged =
                StagedBars.copy(
                        connection,
                        series,
                        new ListedBars(bars.stream().map(CandidateBar::of).toList()));
        findings.addAll(staged.findings());
        quality.note(series, staged.findings(), FindingSource.TRADES);
        staged.refuseConflicts(OF_TRADES);
        return staged.merge(BarOrigin.TRADES);
    }

    private ImportReport run(Import work) throws IOException {
        try {
            return queries.call(connection -> {
                try {
                    plan(connection);
                    return work.on(connection);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    // Tables that just filled have no statistics yet; the planner would take them for empty and
    // compare each row with each. A file's rows are sorted in memory.
    private static void plan(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local enable_nestloop = off");
            statement.execute("set local work_mem = '64MB'");
        }
    }
}
