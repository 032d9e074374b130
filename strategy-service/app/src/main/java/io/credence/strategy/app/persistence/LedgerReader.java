package io.credence.strategy.app.persistence;

import io.agroal.api.AgroalDataSource;
import io.credence.platform.service.json.StoredJson;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.api.DecisionReason;
import io.credence.strategy.api.RiskState;
import io.credence.strategy.app.domain.LedgerPages;
import io.credence.strategy.app.domain.StepRecord.RiskChange;
import io.credence.strategy.engine.portfolio.Fill;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class LedgerReader implements LedgerPages {

    private static final String DECISIONS =
            "select chain from decision where portfolio_id = ? and open_time_ms < ?"
                    + " order by open_time_ms desc limit ?";
    private static final String FILLS =
            "select order_number, open_time_ms, quantity, price, fee, slippage, reason from fill"
                    + " where portfolio_id = ? and order_number < ? order by order_number desc limit ?";
    private static final String EQUITY =
            "select open_time_ms, equity, position, close from equity_point where portfolio_id = ?"
                    + " and open_time_ms >= ? and open_time_ms < ? order by open_time_ms desc limit ?";
    private static final String RISK =
            "select from_state, to_state, cause, actor, at from risk_event where portfolio_id = ?"
                    + " order by id desc limit ?";

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final AgroalDataSource database;

    LedgerReader(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public List<DecisionMade> decisions(UUID portfolio, long beforeMs, int limit) {
        return query(
                DECISIONS,
                row -> StoredJson.read(row.getString(1), DecisionMade.class),
                portfolio,
                beforeMs,
                limit);
    }

    @Override
    public List<Fill> fills(UUID portfolio, long beforeOrder, int limit) {
        return query(FILLS, LedgerReader::fill, portfolio, beforeOrder, limit);
    }

    @Override
    public EquityColumns equity(UUID portfolio, long fromMs, long toMs, int limit) {
        record Point(long time, double equity, double position, double close) {}
        List<Point> points =
                query(
                                EQUITY,
                                row ->
                                        new Point(
                                                row.getLong(1),
                                                row.getDouble(2),
                                                row.getDouble(3),
                                                row.getDouble(4)),
                                portfolio,
                                fromMs,
                                toMs,
                                limit)
                        .reversed();
        return new EquityColumns(
                points.stream().map(Point::time).toList(),
                points.stream().map(Point::equity).toList(),
                points.stream().map(Point::position).toList(),
                points.stream().map(Point::close).toList());
    }

    @Override
    public List<DatedRiskChange> riskChanges(UUID portfolio, int limit) {
        return query(
                RISK,
                row ->
                        new DatedRiskChange(
                                new RiskChange(
                                        RiskState.valueOf(row.getString(1)),
                                        RiskState.valueOf(row.getString(2)),
                                        row.getString(3),
                                        row.getString(4)),
                                row.getTimestamp(5).toInstant()),
                portfolio,
                limit);
    }

    private static Fill fill(ResultSet row) throws SQLException {
        return new Fill(
                row.getLong(1),
                row.getLong(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5),
                row.getDouble(6),
                DecisionReason.valueOf(row.getString(7)));
    }

    private <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        List<T> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be read", e);
        }
        return rows;
    }
}
