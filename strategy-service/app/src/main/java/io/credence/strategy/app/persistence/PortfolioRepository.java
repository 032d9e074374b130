package io.credence.strategy.app.persistence;

import io.credence.platform.service.json.StoredJson;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.PaperSummary;
import io.credence.strategy.app.domain.Portfolio;
import io.credence.strategy.app.domain.Portfolios;
import io.credence.strategy.engine.EngineState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PortfolioRepository implements Portfolios, PanacheRepositoryBase<PortfolioEntity, UUID> {

    PortfolioRepository() {}

    @Override
    public void add(Portfolio portfolio) {
        PortfolioEntity entity = new PortfolioEntity();
        entity.id = portfolio.id();
        entity.strategyId = portfolio.strategyId();
        entity.stream = portfolio.stream();
        entity.initialCash = portfolio.engine().initialCash();
        entity.createdAt = portfolio.createdAt();
        entity.createdBy = portfolio.createdBy();
        copy(portfolio, entity);
        persist(entity);
    }

    @Override
    public Optional<Portfolio> find(UUID id) {
        return find("id", id).firstResultOptional().map(this::portfolio);
    }

    @Override
    public Optional<Portfolio> locked(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(this::portfolio);
    }

    @Override
    public void update(Portfolio portfolio) {
        copy(portfolio, findById(portfolio.id()));
    }

    @Override
    public List<Portfolio> page(UUID after, int limit) {
        return find("id > ?1 order by id", after).page(Page.ofSize(limit)).stream()
                .map(this::portfolio)
                .toList();
    }

    @Override
    public List<Follower> behind(
            String stream, String instrument, String interval, long openTimeMs) {
        return getEntityManager()
                .createQuery(
                        """
                        select p.id, s.spec
                        from PortfolioEntity p join StrategyEntity s on s.id = p.strategyId
                        where p.stream = :stream and s.instrument = :instrument and s.interval = :interval
                            and (p.lastOpenTimeMs is null or p.lastOpenTimeMs < :openTimeMs
                                or (p.undecided = true and p.lastOpenTimeMs = :openTimeMs))
                        order by p.id
                        """,
                        Object[].class)
                .setParameter("stream", stream)
                .setParameter("instrument", instrument)
                .setParameter("interval", interval)
                .setParameter("openTimeMs", openTimeMs)
                .getResultStream()
                .map(row ->
                        new Follower(
                                (UUID) row[0],
                                StoredJson.read((String) row[1], StrategySpec.class)))
                .toList();
    }

    private void copy(Portfolio portfolio, PortfolioEntity entity) {
        entity.cash = portfolio.engine().cash();
        entity.position = portfolio.position();
        entity.equity = portfolio.equity();
        entity.riskState = portfolio.engine().risk().state();
        entity.lastOpenTimeMs = portfolio.engine().lastOpenTimeMs();
        entity.undecided = portfolio.isUndecided();
        entity.engineState = StoredJson.write(portfolio.engine());
        entity.summary = StoredJson.write(portfolio.summary());
    }

    private Portfolio portfolio(PortfolioEntity entity) {
        return new Portfolio(
                entity.id,
                entity.strategyId,
                entity.stream,
                StoredJson.read(entity.engineState, EngineState.class),
                StoredJson.read(entity.summary, PaperSummary.class),
                entity.createdAt,
                entity.createdBy);
    }
}
