package io.credence.feature.app.persistence;

import static io.credence.feature.app.persistence.Queries.SERIES;

import io.credence.feature.api.Bar;
import io.credence.feature.api.WindowSpec;
import io.credence.feature.app.domain.bars.BarHistory;
import io.credence.feature.app.domain.bars.Gap;
import io.credence.feature.app.domain.bars.Gaps;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.bars.SeriesHead;
import io.credence.feature.kernels.bars.BarColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

@ApplicationScoped
class BarTable implements BarHistory {

    private static final int FETCH_ROWS = 10_000;
    private static final String RANGE = SERIES + "and open_time_ms >= ? and open_time_ms < ? ";

    private final Queries queries;

    @Inject
    BarTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public BarColumns read(Series series, long fromMs, long toMs, int limit) {
        String sql =
                "select open_time_ms, open, high, low, close, volume from bar where"
                        + RANGE
                        + "order by open_time_ms limit ?";
        return queries.call(connection -> {
            try (PreparedStatement query =
                    Queries.prepare(connection, sql, series, fromMs, toMs, limit)) {
                query.setFetchSize(FETCH_ROWS);
                BarColumns bars = new BarColumns();
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        bars.add(bar(row));
                    }
                }
                return bars;
            }
        });
    }

    @Override
    public Optional<Bar> at(Series series, long openTimeMs) {
        BarColumns bars = read(series, openTimeMs, openTimeMs + 1, 1);
        return bars.size() == 0 ? Optional.empty() : Optional.of(bars.bar(0));
    }

    @Override
    public long count(Series series, long fromMs, long toMs) {
        return number("select count(*) from bar where" + RANGE, series, fromMs, toMs).orElse(0);
    }

    @Override
    public OptionalLong nthBefore(Series series, long beforeMs, int n) {
        String sql =
                "select min(open_time_ms) from (select open_time_ms from bar where"
                        + SERIES
                        + "and open_time_ms < ? order by open_time_ms desc limit ?) newest";
        return number(sql, series, beforeMs, n);
    }

    @Override
    public long foldStart(Series series, long atMs) {
        String sql =
                "select max(to_ms) from gap where" + SERIES + "and to_ms <= ? and missing_bars > ?";
        return number(sql, series, atMs, WindowSpec.DEFAULT.maxGapBars()).orElse(Long.MIN_VALUE);
    }

    @Override
    public Gaps gaps(Series series, long fromMs, long toMs) {
        String sql =
                "select from_ms, to_ms, missing_bars, count(*) over (), sum(missing_bars) over ()"
                        + " from gap where"
                        + SERIES
                        + "and from_ms >= ? and from_ms < ? order by from_ms limit ?";
        return queries.call(connection -> {
            try (PreparedStatement query =
                    Queries.prepare(connection, sql, series, fromMs, toMs, Gaps.LISTED)) {
                List<Gap> first = new ArrayList<>();
                int count = 0;
                int missing = 0;
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        first.add(new Gap(row.getLong(1), row.getLong(2), row.getInt(3)));
                        count = row.getInt(4);
                        missing = row.getInt(5);
                    }
                }
                return new Gaps(first, count, missing);
            }
        });
    }

    @Override
    public SeriesHead head(Series series) {
        String sql = "select revision, newest_open_ms from series where" + SERIES;
        return queries.call(connection -> {
            try (PreparedStatement query = Queries.prepare(connection, sql, series);
                    ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return new SeriesHead(0, OptionalLong.empty());
                }
                return new SeriesHead(row.getLong(1), optional(row, 2));
            }
        });
    }

    @Override
    public long changedSince(Series series, long revision) {
        String sql =
                "select min(revision), min(from_ms) from series_change where"
                        + SERIES
                        + "and revision > ?";
        return queries.call(connection -> {
            try (PreparedStatement query = Queries.prepare(connection, sql, series, revision);
                    ResultSet row = query.executeQuery()) {
                row.next();
                // Older changes are forgotten one day: then all may have changed.
                return row.getLong(1) == revision + 1 ? row.getLong(2) : Long.MIN_VALUE;
            }
        });
    }

    private OptionalLong number(String sql, Series series, Object... parameters) {
        return queries.call(connection -> {
            try (PreparedStatement query = Queries.prepare(connection, sql, series, parameters);
                    ResultSet row = query.executeQuery()) {
                return row.next() ? optional(row, 1) : OptionalLong.empty();
            }
        });
    }

    private static OptionalLong optional(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Bar bar(ResultSet row) throws SQLException {
        return new Bar(
                row.getLong(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6));
    }
}
