package io.credence.strategy.app.persistence;

import io.credence.platform.service.json.StoredJson;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.Backtests;
import io.credence.strategy.app.domain.LedgerPages.EquityColumns;
import io.credence.strategy.app.domain.StoredBacktest;
import io.credence.strategy.engine.backtest.BacktestStatistics;
import io.credence.strategy.engine.backtest.ClosedTrade;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class BacktestRepository implements Backtests, PanacheRepositoryBase<BacktestEntity, UUID> {

    private static final String ROWS =
            """
            select new io.credence.strategy.app.persistence.BacktestRow(
                b.id, b.strategyId, b.spec, b.fromMs, b.toMs, b.initialCash, b.modelVersion, b.statistics,
                b.riskState, b.createdAt, b.createdBy)
            from BacktestEntity b where b.id < :before order by b.id desc
            """;

    BacktestRepository() {}

    @Override
    @Transactional
    public void add(StoredBacktest backtest) {
        BacktestEntity entity = new BacktestEntity();
        entity.id = backtest.id();
        entity.strategyId = backtest.strategyId();
        entity.spec = StoredJson.write(backtest.spec());
        entity.fromMs = backtest.fromMs();
        entity.toMs = backtest.toMs();
        entity.initialCash = backtest.initialCash();
        entity.modelVersion = backtest.modelVersion();
        entity.riskState = backtest.riskState();
        entity.statistics = StoredJson.write(backtest.statistics());
        entity.equity = StoredJson.write(Objects.requireNonNull(backtest.equity()));
        entity.trades = StoredJson.write(Objects.requireNonNull(backtest.trades()));
        entity.createdAt = backtest.createdAt();
        entity.createdBy = backtest.createdBy();
        persist(entity);
    }

    @Override
    public Optional<StoredBacktest> find(UUID id) {
        return find("id", id)
                .firstResultOptional()
                .map(entity ->
                        backtest(
                                row(entity),
                                StoredJson.read(entity.equity, EquityColumns.class),
                                StoredJson.readList(entity.trades, ClosedTrade.class)));
    }

    @Override
    public List<StoredBacktest> page(UUID before, int limit) {
        return getEntityManager()
                .createQuery(ROWS, BacktestRow.class)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> backtest(row, null, null))
                .toList();
    }

    private static BacktestRow row(BacktestEntity entity) {
        return new BacktestRow(
                entity.id,
                entity.strategyId,
                entity.spec,
                entity.fromMs,
                entity.toMs,
                entity.initialCash,
                entity.modelVersion,
                entity.statistics,
                entity.riskState,
                entity.createdAt,
                entity.createdBy);
    }

    private StoredBacktest backtest(
            BacktestRow row, @Nullable EquityColumns equity, @Nullable List<ClosedTrade> trades) {
        return new StoredBacktest(
                row.id(),
                row.strategyId(),
                StoredJson.read(row.spec(), StrategySpec.class),
                row.fromMs(),
                row.toMs(),
                row.initialCash(),
                row.modelVersion(),
                StoredJson.read(row.statistics(), BacktestStatistics.class),
                row.riskState(),
                row.createdAt(),
                row.createdBy(),
                equity,
                trades);
    }
}
