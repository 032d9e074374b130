package io.credence.feature.app.persistence;

import io.credence.feature.api.Bar;
import io.credence.feature.api.FeatureErrorCode;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.BarHistory;
import io.credence.feature.app.domain.BarSource;
import io.credence.feature.app.domain.BarWriter;
import io.credence.feature.app.domain.CandidateBar;
import io.credence.feature.app.domain.FindingSource;
import io.credence.feature.app.domain.Gaps;
import io.credence.feature.app.domain.ImportQuality;
import io.credence.feature.app.domain.ImportReport;
import io.credence.feature.app.domain.ImportRules;
import io.credence.feature.app.domain.ListedBars;
import io.credence.feature.app.domain.Series;
import io.credence.feature.app.domain.TradeSource;
import io.credence.feature.kernels.quality.Finding;
import io.credence.platform.api.ProblemException;
import io.credence.platform.api.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class CopyBarWriter implements BarWriter {

    private static final String TRADES = "TRADES";
    private static final int MAX_FINDINGS = 10_000;

    private final Queries queries;
    private final BarHistory history;
    private final QualityTable quality;

    @Inject
    CopyBarWriter(Queries queries, BarHistory history, QualityTable quality) {
        this.queries = queries;
        this.history = history;
        this.quality = quality;
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
            List<Finding> suspects = suspects(series, staged.findings(), rules);
            quality.note(series, staged.findings(), rules.source());
            int quarantined = staged.quarantine(suspects);
            staged.refuseConflicts(null);
            int inserted = staged.merge("BARS");
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
        return run(connection -> {
            Interval interval = series.interval();
            StagedTrades staged = StagedTrades.copy(connection, series.instrument(), source);
            int inserted = staged.insert();
            staged.changeKnown(inserted);
            List<Finding> findings = new ArrayList<>();
            int bars = rebuild(connection, series, staged.barsOfFile(interval), findings);
            for (Interval other : staged.otherIntervals(interval)) {
                rebuild(
                        connection,
                        new Series(series.instrument(), other),
                        staged.barsOfNewTrades(other),
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
        staged.refuseConflicts(TRADES);
        return staged.merge(TRADES);
    }

    @Override
    public void append(Series series, Bar bar) {
        String sql =
                """
                insert into bar (tenant_id, instrument, bar_interval, open_time_ms,
                    open, high, low, close, volume, source)
                values (current_setting('credence.tenant'), ?, ?, ?, ?, ?, ?, ?, ?, 'LIVE')
                """;
        queries.call(connection -> {
            SeriesTable.ensure(connection, series);
            try (PreparedStatement insert =
                    Queries.prepare(
                            connection,
                            sql,
                            series,
                            bar.openTimeMs(),
                            bar.open(),
                            bar.high(),
                            bar.low(),
                            bar.close(),
                            bar.volume())) {
                insert.executeUpdate();
            }
            SeriesTable.changed(connection, series, bar.openTimeMs(), bar.openTimeMs(), true);
            return bar;
        });
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
