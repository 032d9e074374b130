package io.credence.feature.app.persistence;

import io.credence.feature.api.Bar;
import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.Trade;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.imports.Covered;
import io.credence.feature.app.domain.imports.TradeSource;
import io.credence.feature.app.domain.tape.TapeStream;
import io.credence.feature.kernels.bars.TradeAggregator;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Trades in a temporary table of the transaction: the new ones enter the tape, and the bars that
/// they touch are made again from the tape.
final class StagedTrades {

    private static final int FETCH_ROWS = 10_000;

    private final Connection connection;
    private final InstrumentId instrument;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private String order = "position";
    private long coveredFromMs = Long.MIN_VALUE;
    private long coveredToMs = Long.MAX_VALUE;
    private @Nullable Long leftMs;
    private long leftSinceMs = Long.MIN_VALUE;

    private StagedTrades(Connection connection, InstrumentId instrument) {
        this.connection = connection;
        this.instrument = instrument;
    }

    static StagedTrades copy(Connection connection, InstrumentId instrument, TradeSource source)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists staged_trade, new_trade");
            statement.execute(
                    """
                    create temporary table staged_trade (position bigint, time_ms bigint, price double precision,
                        amount double precision, is_buy boolean) on commit drop
                    """);
            statement.execute("create temporary table new_trade (time_ms bigint) on commit drop");
        }
        StagedTrades staged = new StagedTrades(connection, instrument);
        try (CopyStream copy = new CopyStream(connection, "staged_trade")) {
            long position = 0;
            for (Trade trade = source.next(); trade != null; trade = source.next()) {
                staged.firstMs = Math.min(staged.firstMs, trade.timeMs());
                staged.lastMs = Math.max(staged.lastMs, trade.timeMs());
                copy.add(position++).add(trade.timeMs()).add(trade.price()).add(trade.amount());
                copy.add(trade.isBuy()).endRow();
            }
            copy.finish();
        }
        staged.order = source.newestFirst() ? "position desc" : "position";
        return staged;
    }

    long firstMs() {
        return firstMs;
    }

    long lastMs() {
        return lastMs;
    }

    /// Equal trades of one file are different trades; a file that comes again brings none.
    int insert() throws SQLException {
        String sql =
                """
                with inserted as (
                    insert into trade (tenant_id, instrument, time_ms, price, amount, occurrence, is_buy)
                    select current_setting('credence.tenant'), ?, time_ms, price, amount,
                           row_number() over (partition by time_ms, price, amount order by %1$s), is_buy
                    from staged_trade order by %1$s
                    on conflict do nothing returning time_ms)
                insert into new_trade select time_ms from inserted
                """
                        .formatted(order);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, instrument.value());
            int inserted = insert.executeUpdate();
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze staged_trade, new_trade");
            }
            return inserted;
        }
    }

    /// Tells the trades that are stored without their side what the file says of it. Bars that
    /// would have known this, or trades that are new, count as changed.
    void changeKnown(int inserted) throws SQLException {
        String sql =
                """
                update trade t set is_buy = s.is_buy
                from (select time_ms, price, amount, is_buy,
                             row_number() over (partition by time_ms, price, amount order by position) occurrence
                      from staged_trade) s
                where t.tenant_id = current_setting('credence.tenant') and t.instrument = ?
                  and (t.time_ms, t.price, t.amount, t.occurrence) = (s.time_ms, s.price, s.amount, s.occurrence)
                  and t.is_buy is null and s.is_buy is not null
                """;
        int changed = inserted;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, instrument.value());
            changed += update.executeUpdate();
        }
        if (changed > 0) {
            SeriesTable.raiseAll(connection, instrument, firstMs);
        }
    }

    /// Leaves bars that would be made of a part of their trades to the page that has the rest, and
    /// takes those that an earlier page left. A bar that is there stays what the tape says.
    void cover(Covered covered) throws SQLException {
        coveredFromMs = covered.fromMs();
        coveredToMs = covered.toMs();
        firstMs = Math.min(firstMs, covered.sinceMs());
        lastMs = Math.max(lastMs, covered.sinceMs());
        try (PreparedStatement touch =
                connection.prepareStatement("insert into new_trade values (?)")) {
            touch.setLong(1, covered.sinceMs());
            touch.executeUpdate();
        }
    }

    /// Takes the bar of the newest trade before the file, which an earlier one may have left open.
    /// One that a stream brought has a bar only where the stream saw all of it.
    void takeLeft(@Nullable TapeStream stream) throws SQLException {
        String sql =
                """
                select time_ms, number is not null from trade
                where tenant_id = current_setting('credence.tenant') and instrument = ? and time_ms < ?
                order by time_ms desc limit 1
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, instrument.value());
            query.setLong(2, firstMs);
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    leftMs = row.getLong(1);
                    boolean isStreamed = row.getBoolean(2);
                    long observedMs = stream == null ? Long.MAX_VALUE : stream.observedFromMs();
                    leftSinceMs = isStreamed ? observedMs : Long.MIN_VALUE;
                }
            }
        }
    }

    /// The bars of every interval that the file touches and that close by `closedMs`.
    List<Bar> barsOfFile(Interval interval, long closedMs) throws SQLException {
        return bars(
                interval,
                closedMs,
                "select time_ms from staged_trade union all select time_ms from new_trade");
    }

    /// The bars of every interval that got a trade it did not have and that close by `closedMs`.
    List<Bar> barsOfNewTrades(Interval interval, long closedMs) throws SQLException {
        return bars(interval, closedMs, "select time_ms from new_trade");
    }

    private List<Bar> bars(Interval interval, long closedMs, String touching) throws SQLException {
        Long left = left(interval);
        long fromMs = left == null ? firstMs : Math.min(left, firstMs);
        // An equality, which the planner can hash: a range per bar compares each bar with each
        // trade.
        String sql =
                """
                select t.time_ms, t.price, t.amount from trade t
                join (select touching.open from (select distinct time_ms / ? open
                      from (%s union all values (?::bigint), (?::bigint)) near) touching
                      where touching.open * ? >= ? and touching.open * ? <= ? or exists (select 1 from bar b
                          where b.tenant_id = current_setting('credence.tenant') and b.instrument = ?
                            and b.bar_interval = ? and b.open_time_ms = touching.open * ?)
                     ) touched on t.time_ms / ? = touched.open
                where t.tenant_id = current_setting('credence.tenant') and t.instrument = ?
                  and t.time_ms >= ? and t.time_ms < ?
                order by t.time_ms, t.arrival
                """
                        .formatted(touching);
        List<Bar> bars = new ArrayList<>();
        TradeAggregator aggregator = new TradeAggregator(interval, bars::add);
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, interval.millis());
            query.setObject(2, left, Types.BIGINT);
            query.setObject(3, unmade(interval, lastMs), Types.BIGINT);
            query.setLong(4, interval.millis());
            query.setLong(5, coveredFromMs);
            query.setLong(6, interval.millis());
            query.setLong(7, Math.min(coveredToMs, closedMs) - interval.millis());
            query.setString(8, instrument.value());
            query.setString(9, interval.text());
            query.setLong(10, interval.millis());
            query.setLong(11, interval.millis());
            query.setString(12, instrument.value());
            query.setLong(13, interval.floor(fromMs));
            query.setLong(14, interval.floor(lastMs) + interval.millis());
            query.setFetchSize(FETCH_ROWS);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    aggregator.add(row.getLong(1), row.getDouble(2), row.getDouble(3));
                }
            }
        }
        aggregator.finish();
        return bars;
    }

    // Only behind bars of trades: an earlier file may have been made into bars of other lengths.
    private @Nullable Long left(Interval interval) throws SQLException {
        if (leftMs == null || interval.floor(leftMs) <= leftSinceMs) {
            return null;
        }
        String sql =
                "select 1 from bar where"
                        + Queries.SERIES
                        + "and open_time_ms < ? and source in ('TRADES', 'STREAM') limit 1";
        return finds(sql, interval, leftMs) ? unmade(interval, leftMs) : null;
    }

    // Null if the bar of that time is there.
    private @Nullable Long unmade(Interval interval, long timeMs) throws SQLException {
        String sql = "select 1 from bar where" + Queries.SERIES + "and open_time_ms = ?";
        return finds(sql, interval, timeMs) ? null : timeMs;
    }

    private boolean finds(String sql, Interval interval, long timeMs) throws SQLException {
        Series series = new Series(instrument, interval);
        try (PreparedStatement query =
                        Queries.prepare(connection, sql, series, interval.floor(timeMs));
                ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /// The intervals, other than `requested`, that already have bars made of trades.
    List<Interval> otherIntervals(Interval requested) throws SQLException {
        String sql =
                """
                select s.bar_interval from series s
                where s.tenant_id = current_setting('credence.tenant') and s.instrument = ?
                  and s.bar_interval <> ? and exists (select 1 from bar b
                      where b.tenant_id = s.tenant_id and b.instrument = s.instrument
                        and b.bar_interval = s.bar_interval and b.source in ('TRADES', 'STREAM'))
                """;
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, instrument.value());
            query.setString(2, requested.text());
            List<Interval> intervals = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    intervals.add(Interval.parse(row.getString(1)));
                }
            }
            return intervals;
        }
    }
}
