package io.credence.feature.app.persistence;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.domain.observation.TradeSums;
import io.credence.feature.app.domain.tape.Lateness;
import io.credence.feature.app.domain.tape.Tape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

@ApplicationScoped
class TapeTable implements Tape {

    private static final int FETCH_ROWS = 10_000;
    private static final String NEWEST =
            """
            select number, time_ms, price, amount from trade
            where tenant_id = current_setting('credence.tenant') and instrument = ? and number is not null
            order by number desc limit 1
            """;

    private static final String STREAMED_SINCE =
            """
            select max(time_ms) from (
                select time_ms, time_ms - lag(time_ms) over (order by time_ms) silence_ms from trade
                where tenant_id = current_setting('credence.tenant') and instrument = ? and number is not null
                  and time_ms >= ?) t
            where silence_ms is null or silence_ms >= ?
            """;

    // Equal prints of one stream are different trades, counted as those of one file are.
    private static final String APPEND =
            """
            insert into trade (tenant_id, instrument, time_ms, price, amount, occurrence, number, is_buy, late, late_for)
            select current_setting('credence.tenant'), ?, ?, ?, ?, 1 + count(*), ?, ?, ?, ? from trade
            where tenant_id = current_setting('credence.tenant') and instrument = ? and time_ms = ?
              and price = ? and amount = ? and number is not null
            on conflict (tenant_id, instrument, time_ms, price, amount, occurrence)
            do update set number = excluded.number, is_buy = coalesce(trade.is_buy, excluded.is_buy)
            """;
    private static final String RANGE =
            """
            select time_ms, price, amount from trade
            where tenant_id = current_setting('credence.tenant') and instrument = ?
              and time_ms >= ? and time_ms < ?
            order by time_ms, arrival
            """;

    private static final String NEWEST_LIVE =
            """
            select bar_interval, newest_live_ms from series
            where tenant_id = current_setting('credence.tenant') and instrument = ?
              and newest_live_ms is not null
            """;

    private final Queries queries;

    @Inject
    TapeTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Optional<TradePrinted> newestStreamed(InstrumentId instrument) {
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(NEWEST)) {
                query.setString(1, instrument.value());
                try (ResultSet row = query.executeQuery()) {
                    return row.next()
                            ? Optional.of(
                                    new TradePrinted(
                                            instrument.value(), row.getLong(1), trade(row, 2)))
                            : Optional.empty();
                }
            }
        });
    }

    @Override
    public OptionalLong streamedSince(InstrumentId instrument, long fromMs) {
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(STREAMED_SINCE)) {
                query.setString(1, instrument.value());
                query.setLong(2, fromMs);
                query.setLong(3, TradeSums.SILENCE_MS);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    long sinceMs = row.getLong(1);
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(sinceMs);
                }
            }
        });
    }

    // What was printed before comes too late for a bar that came as a bar. Those of the stream
    // itself never close after its next trade.
    private static void addLive(Connection connection, InstrumentId instrument, Lateness lateness)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(NEWEST_LIVE)) {
            query.setString(1, instrument.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Interval interval = Interval.parse(row.getString(1));
                    lateness.closed(interval, row.getLong(2) + interval.millis());
                }
            }
        }
    }

    @Override
    public int append(InstrumentId instrument, List<TradePrinted> trades, Lateness stream) {
        return queries.call(connection -> {
            addLive(connection, instrument, stream);
            int late = 0;
            try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
                for (TradePrinted printed : trades) {
                    Trade trade = printed.trade();
                    Object[] lateFor =
                            stream.lateFor(trade.timeMs()).stream().map(Interval::text).toArray();
                    boolean isLate = lateFor.length > 0;
                    late += isLate ? 1 : 0;
                    insert.setString(1, instrument.value());
                    insert.setLong(2, trade.timeMs());
                    insert.setDouble(3, trade.price());
                    insert.setDouble(4, trade.amount());
                    insert.setLong(5, printed.number());
                    insert.setObject(6, trade.isBuy(), Types.BOOLEAN);
                    insert.setBoolean(7, isLate);
                    insert.setArray(8, isLate ? connection.createArrayOf("text", lateFor) : null);
                    insert.setString(9, instrument.value());
                    insert.setLong(10, trade.timeMs());
                    insert.setDouble(11, trade.price());
                    insert.setDouble(12, trade.amount());
                    insert.addBatch();
                }
                int[] _ = insert.executeBatch();
            }
            // A bar may have been stored before its last trades came: what is known beside
            // it has changed.
            SeriesTable.raiseAll(connection, instrument, trades.getFirst().trade().timeMs());
            return late;
        });
    }

    @Override
    public void read(InstrumentId instrument, long fromMs, long toMs, Consumer<Trade> reader) {
        boolean _ =
                queries.call(connection -> {
                    try (PreparedStatement query = connection.prepareStatement(RANGE)) {
                        query.setString(1, instrument.value());
                        query.setLong(2, fromMs);
                        query.setLong(3, toMs);
                        query.setFetchSize(FETCH_ROWS);
                        try (ResultSet row = query.executeQuery()) {
                            while (row.next()) {
                                reader.accept(trade(row, 1));
                            }
                        }
                        return true;
                    }
                });
    }

    private static Trade trade(ResultSet row, int first) throws SQLException {
        return new Trade(row.getLong(first), row.getDouble(first + 1), row.getDouble(first + 2));
    }
}
