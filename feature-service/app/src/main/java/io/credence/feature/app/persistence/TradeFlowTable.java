package io.credence.feature.app.persistence;

import io.credence.feature.app.domain.Series;
import io.credence.feature.app.domain.TradeFlow;
import io.credence.feature.app.domain.TradeSums;
import io.credence.feature.kernels.bars.BarColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

@ApplicationScoped
class TradeFlowTable implements TradeFlow {

    private static final int FETCH_ROWS = 10_000;
    private static final String TAPE =
            " trade where tenant_id = current_setting('credence.tenant') and instrument = ? ";

    private final Queries queries;

    @Inject
    TradeFlowTable(Queries queries) {
        this.queries = queries;
    }

    @Override
    public Optional<TradeSums> sums(Series series, BarColumns bars) {
        long fromMs = bars.openTimeMs(0);
        long toMs = bars.openTimeMs(bars.size() - 1) + series.interval().millis();
        return queries.call(connection -> {
            if (newest(connection, series, Long.MAX_VALUE) == Long.MIN_VALUE) {
                return Optional.empty();
            }
            TradeSums sums =
                    new TradeSums(bars, series.interval(), newest(connection, series, fromMs));
            read(connection, series, fromMs, toMs, sums);
            return Optional.of(sums);
        });
    }

    private static long newest(Connection connection, Series series, long beforeMs)
            throws SQLException {
        String sql = "select max(time_ms) from" + TAPE + "and time_ms < ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, series.instrument().value());
            query.setLong(2, beforeMs);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long newest = row.getLong(1);
                return row.wasNull() ? Long.MIN_VALUE : newest;
            }
        }
    }

    // In the order of the key, which is always the same, so that a sum has the same bits.
    private static void read(
            Connection connection, Series series, long fromMs, long toMs, TradeSums sums)
            throws SQLException {
        String sql =
                "select time_ms, price, amount, is_buy from"
                        + TAPE
                        + "and time_ms >= ? and time_ms < ? order by time_ms, price, amount, occurrence";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, series.instrument().value());
            query.setLong(2, fromMs);
            query.setLong(3, toMs);
            query.setFetchSize(FETCH_ROWS);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    sums.add(
                            row.getLong(1),
                            row.getDouble(2),
                            row.getDouble(3),
                            row.getObject(4, Boolean.class));
                }
            }
        }
    }
}
