package io.credence.strategy.app.persistence;

import io.agroal.api.AgroalDataSource;
import io.credence.platform.service.json.StoredJson;
import io.credence.platform.service.tenant.TenantContext;
import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.app.domain.Ledger;
import io.credence.strategy.app.domain.StepRecord;
import io.credence.strategy.app.domain.StepRecord.RiskChange;
import io.credence.strategy.engine.execution.PaperOrder;
import io.credence.strategy.engine.portfolio.Fill;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/// Plain SQL: one bar writes a few rows that nobody changes again, hundreds of times a second.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class LedgerTables implements Ledger {

    private static final String ORDER =
            "insert into paper_order (tenant_id, portfolio_id, number, open_time_ms, budget, quantity,"
                    + " reference, reason, status) values (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING')";
    private static final String END =
            "update paper_order set status = ? where portfolio_id = ? and number = ?";
    private static final String FILL =
            "insert into fill (tenant_id, portfolio_id, order_number, open_time_ms, quantity, price, fee,"
                    + " slippage, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String RISK =
            "insert into risk_event (tenant_id, portfolio_id, from_state, to_state, cause, actor, at)"
                    + " values (?, ?, ?, ?, ?, ?, ?)";
    // One statement for both rows of a bar saves a round trip on the hot path.
    private static final String BAR =
            "with d as (insert into decision (tenant_id, portfolio_id, open_time_ms, reason, chain)"
                    + " values (?, ?, ?, ?, ?::jsonb))"
                    + " insert into equity_point (tenant_id, portfolio_id, open_time_ms, equity, position,"
                    + " close) values (?, ?, ?, ?, ?, ?)";

    private final AgroalDataSource database;
    private final TenantContext tenant;

    LedgerTables(AgroalDataSource database, TenantContext tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    @Override
    public void append(UUID portfolio, StepRecord step, Instant at) {
        try (Connection connection = database.getConnection()) {
            for (PaperOrder order : step.placed()) {
                place(connection, portfolio, order);
            }
            for (PaperOrder order : step.cancelled()) {
                run(connection, END, "CANCELLED", portfolio, order.number());
            }
            for (Fill fill : step.fills()) {
                run(connection, END, "FILLED", portfolio, fill.order());
                fill(connection, portfolio, fill);
            }
            for (RiskChange change : step.riskChanges()) {
                run(
                        connection,
                        RISK,
                        owner(),
                        portfolio,
                        change.from().name(),
                        change.to().name(),
                        change.cause(),
                        change.actor(),
                        Timestamp.from(at));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be written", e);
        }
    }

    @Override
    public void append(UUID portfolio, DecisionMade decision) {
        try (Connection connection = database.getConnection()) {
            run(
                    connection,
                    BAR,
                    owner(),
                    portfolio,
                    decision.barOpenTimeMs(),
                    decision.reason().name(),
                    StoredJson.write(decision),
                    owner(),
                    portfolio,
                    decision.barOpenTimeMs(),
                    decision.equity(),
                    decision.position(),
                    decision.close());
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be written", e);
        }
    }

    private void place(Connection connection, UUID portfolio, PaperOrder order)
            throws SQLException {
        run(
                connection,
                ORDER,
                owner(),
                portfolio,
                order.number(),
                order.openTimeMs(),
                order.budget(),
                order.quantity(),
                order.reference(),
                order.reason().name());
    }

    private void fill(Connection connection, UUID portfolio, Fill fill) throws SQLException {
        run(
                connection,
                FILL,
                owner(),
                portfolio,
                fill.order(),
                fill.openTimeMs(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.slippage(),
                fill.reason().name());
    }

    private String owner() {
        return tenant.tenant().value();
    }

    private static void run(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
