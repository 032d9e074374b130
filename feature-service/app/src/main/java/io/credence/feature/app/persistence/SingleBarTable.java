package io.credence.feature.app.persistence;

import io.credence.feature.api.Bar;
import io.credence.feature.app.domain.bars.BarOrigin;
import io.credence.feature.app.domain.bars.BarWriter;
import io.credence.feature.app.domain.bars.Series;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

@ApplicationScoped
class SingleBarTable implements BarWriter {

    private static final String INSERT =
            """
            insert into bar (tenant_id, instrument, bar_interval, open_time_ms,
                open, high, low, close, volume, source)
            values (current_setting('credence.tenant'), ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Queries queries;

    @Inject
    SingleBarTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public void append(Series series, Bar bar, BarOrigin origin) {
        queries.call(connection -> {
            SeriesTable.ensure(connection, series);
            try (PreparedStatement insert = insert(connection, INSERT, series, bar, origin)) {
                insert.executeUpdate();
            }
            SeriesTable.changed(connection, series, bar.openTimeMs(), bar.openTimeMs(), true);
            return bar;
        });
    }

    @Override
    public void complete(Series series, Bar bar) {
        String sql =
                """
                update bar b set open = s.open, high = s.high, low = s.low, close = s.close, volume = s.volume
                from (values (?, ?, ?, ?, ?)) s (open, high, low, close, volume)
                where b.tenant_id = current_setting('credence.tenant') and b.instrument = ? and b.bar_interval = ?
                  and b.open_time_ms = ? and b.source = 'TRADES' and
                """
                        + StagedBars.DIFFERS;
        int _ =
                queries.call(connection -> {
                    try (PreparedStatement update = connection.prepareStatement(sql)) {
                        update.setDouble(1, bar.open());
                        update.setDouble(2, bar.high());
                        update.setDouble(3, bar.low());
                        update.setDouble(4, bar.close());
                        update.setDouble(5, bar.volume());
                        update.setString(6, series.instrument().value());
                        update.setString(7, series.interval().text());
                        update.setLong(8, bar.openTimeMs());
                        int changed = update.executeUpdate();
                        if (changed > 0) {
                            SeriesTable.changed(
                                    connection, series, bar.openTimeMs(), bar.openTimeMs(), false);
                        }
                        return changed;
                    }
                });
    }

    @Override
    public void fill(Series series, Bar bar) {
        int _ =
                queries.call(connection -> {
                    String unlessThere = INSERT + " on conflict do nothing";
                    try (PreparedStatement insert =
                            insert(connection, unlessThere, series, bar, BarOrigin.STREAM)) {
                        int inserted = insert.executeUpdate();
                        if (inserted > 0) {
                            SeriesTable.changed(
                                    connection, series, bar.openTimeMs(), bar.openTimeMs(), false);
                        }
                        return inserted;
                    }
                });
    }

    private static PreparedStatement insert(
            Connection connection, String sql, Series series, Bar bar, BarOrigin origin)
            throws SQLException {
        return Queries.prepare(
                connection,
                sql,
                series,
                bar.openTimeMs(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                origin.name());
    }
}
