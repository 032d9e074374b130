package io.credence.feature.app.persistence;

import io.credence.feature.api.InstrumentId;
import io.credence.feature.api.Interval;
import io.credence.feature.api.Trade;
import io.credence.feature.api.TradePrinted;
import io.credence.feature.app.domain.Series;
import io.credence.feature.app.domain.Tape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
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

    // Equal prints of one stream are different trades, counted as those of one file are.
    private static final String APPEND =
            """
            insert into trade (tenant_id, instrument, time_ms, price, amount, occurrence, number, is_buy)
            select current_setting('credence.tenant'), ?, ?, ?, ?, 1 + count(*), ?, ? from trade
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
    public void append(InstrumentId instrument, List<TradePrinted> trades) {
        int[] _ =
                queries.call(connection -> {
                    try (PreparedStatement insert = connection.prepareStatement(APPEND)) {
                        for (TradePrinted printed : trades) {
                            Trade trade = printed.trade();
                            insert.setString(1, instrument.value());
                            insert.setLong(2, trade.timeMs());
                            insert.setDouble(3, trade.price());
                            insert.setDouble(4, trade.amount());
                            insert.setLong(5, printed.number());
                            insert.setObject(6, trade.isBuy(), Types.BOOLEAN);
                            insert.setString(7, instrument.value());
                            insert.setLong(8, trade.timeMs());
                            insert.setDouble(9, trade.price());
                            insert.setDouble(10, trade.amount());
                            insert.addBatch();
                        }
                        int[] inserted = insert.executeBatch();
                        raise(connection, instrument, trades.getFirst().trade().timeMs());
                        return inserted;
                    }
                });
    }

    // A bar may have been stored before its last trades came: what is known beside it has changed.
    private static void raise(Connection connection, InstrumentId instrument, long firstMs)
            throws SQLException {
        for (Interval interval : Interval.values()) {
            SeriesTable.raise(
                    connection, new Series(instrument, interval), interval.floor(firstMs));
        }
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
