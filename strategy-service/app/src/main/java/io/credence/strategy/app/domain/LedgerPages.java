package io.credence.strategy.app.domain;

import io.credence.strategy.api.DecisionMade;
import io.credence.strategy.app.domain.StepRecord.RiskChange;
import io.credence.strategy.engine.portfolio.Fill;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Reads of a portfolio's ledger.
public interface LedgerPages {

    /// Equity in columns, ascending in time.
    record EquityColumns(
            List<Long> openTimeMs, List<Double> equity, List<Double> position, List<Double> close) {

        public EquityColumns {
            openTimeMs = List.copyOf(openTimeMs);
            equity = List.copyOf(equity);
            position = List.copyOf(position);
            close = List.copyOf(close);
        }
    }

    record DatedRiskChange(RiskChange change, Instant at) {}

    /// Newest first, before the bar that opened at `beforeMs`.
    List<DecisionMade> decisions(UUID portfolio, long beforeMs, int limit);

    /// Newest first, before the order with this number.
    List<Fill> fills(UUID portfolio, long beforeOrder, int limit);

    /// The newest `limit` points with `fromMs <= openTimeMs < toMs`.
    EquityColumns equity(UUID portfolio, long fromMs, long toMs, int limit);

    /// Newest first.
    List<DatedRiskChange> riskChanges(UUID portfolio, int limit);
}
