package io.credence.feature.app.persistence;

import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.observation.TradeFlow;
import io.credence.feature.app.domain.observation.TradeSums;
import io.credence.feature.kernels.bars.BarColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

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
    public TradeSums sums(Series series, BarColumns bars) {
        long fromMs = bars.openTimeMs(0);
        long toMs = bars.openTimeMs(bars.size() - 1) + series.interval().millis();
        return queries.call(connection -> {
            TradeSums sums =
                    new TradeSums(bars, series.interval(), newest(connection, series, fromMs));
            read(connection, series, fromMs, toMs, sums);
            return sums;
        });
    }

    @Override
    public Set<Long> lateBars(Series series, long fromMs, long untilMs) {
        String sql =
                "select distinct (time_ms - ?) / ? from"
                        + TAPE
                        + "and late and time_ms >= ? and time_ms < ?"
                        + " and (late_for is null or ? = any(late_for))";
        return queries.call(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setLong(1, fromMs);
                query.setLong(2, series.interval().millis());
                query.setString(3, series.instrument().value());
                query.setLong(4, fromMs);
                query.setLong(5, untilMs);
                query.setString(6, series.interval().text());
                return Queries.longs(query);
            }
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
