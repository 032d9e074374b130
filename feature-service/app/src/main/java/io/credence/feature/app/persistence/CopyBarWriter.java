package io.credence.feature.app.persistence;

import io.credence.feature.api.Bar;
import io.credence.feature.api.Interval;
import io.credence.feature.app.domain.BarHistory;
import io.credence.feature.app.domain.BarSource;
import io.credence.feature.app.domain.BarWriter;
import io.credence.feature.app.domain.Gaps;
import io.credence.feature.app.domain.ImportReport;
import io.credence.feature.app.domain.Series;
import io.credence.feature.app.domain.TradeSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

@ApplicationScoped
class CopyBarWriter implements BarWriter {

    private static final String TRADES = "TRADES";

    private final Queries queries;
    private final BarHistory history;

    @Inject
    CopyBarWriter(Queries queries, BarHistory history) {
        this.queries = queries;
        this.history = history;
    }

    private interface Import {
        ImportReport on(Connection connection) throws SQLException, IOException;
    }

    @Override
    public ImportReport importBars(Series series, BarSource source) throws IOException {
        return run(connection -> {
            SeriesTable.ensure(connection, series);
            StagedBars staged = StagedBars.copy(connection, series, source);
            staged.refuseConflicts(null);
            int inserted = staged.merge("BARS");
            Gaps gaps = history.gaps(series, staged.firstMs(), staged.lastMs());
            return new ImportReport(
                    source.rows(),
                    inserted,
                    source.rows() - inserted,
                    inserted,
                    gaps.first(),
                    gaps.count(),
                    gaps.missingBars(),
                    staged.firstMs(),
                    staged.lastMs());
        });
    }

    @Override
    public ImportReport importTrades(Series series, TradeSource source) throws IOException {
        return run(connection -> {
            Interval interval = series.interval();
            StagedTrades staged = StagedTrades.copy(connection, series.instrument(), source);
            int inserted = staged.insert();
            int bars = rebuild(connection, series, staged.barsOfFile(interval));
            for (Interval other : staged.otherIntervals(interval)) {
                rebuild(
                        connection,
                        new Series(series.instrument(), other),
                        staged.barsOfNewTrades(other));
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
                    staged.lastMs());
        });
    }

    private static int rebuild(Connection connection, Series series, List<Bar> bars)
            throws SQLException, IOException {
        if (bars.isEmpty()) {
            return 0;
        }
        SeriesTable.ensure(connection, series);
        StagedBars staged = StagedBars.copy(connection, series, new BarListSource(bars));
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
                    avoidNestedLoops(connection);
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
    // compare each row with each.
    private static void avoidNestedLoops(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local enable_nestloop = off");
        }
    }
}
