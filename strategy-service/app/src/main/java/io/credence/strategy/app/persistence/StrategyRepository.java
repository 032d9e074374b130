package io.credence.strategy.app.persistence;

import io.credence.platform.service.json.StoredJson;
import io.credence.strategy.api.StrategySpec;
import io.credence.strategy.app.domain.Strategies;
import io.credence.strategy.app.domain.Strategy;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class StrategyRepository implements Strategies, PanacheRepositoryBase<StrategyEntity, UUID> {

    StrategyRepository() {}

    @Override
    public Optional<Strategy> add(UUID id, StrategySpec spec, String actor, Instant at) {
        // Two creators of one name must not make the loser's transaction fail.
        int added =
                getEntityManager()
                        .createNativeQuery(
                                """
                                insert into strategy (id, tenant_id, version, name, instrument, bar_interval, model,
                                    alias, spec, created_at, created_by, updated_at, updated_by)
                                values (:id, current_setting('credence.tenant'), 0, :name, :instrument, :interval,
                                    :model, :alias, cast(:spec as jsonb), :at, :actor, :at, :actor)
                                on conflict (tenant_id, name) do nothing
                                """)
                        .setParameter("id", id)
                        .setParameter("name", spec.name())
                        .setParameter("instrument", spec.instrument())
                        .setParameter("interval", spec.interval())
                        .setParameter("model", spec.model())
                        .setParameter("alias", spec.alias())
                        .setParameter("spec", StoredJson.write(spec))
                        .setParameter("at", at)
                        .setParameter("actor", actor)
                        .executeUpdate();
        return added == 0
                ? Optional.empty()
                : Optional.of(new Strategy(id, 0, spec, at, actor, at, actor));
    }

    @Override
    public Optional<Strategy> find(UUID id) {
        return find("id", id).firstResultOptional().map(this::strategy);
    }

    @Override
    public Optional<Strategy> named(String name) {
        return find("name", name).firstResultOptional().map(this::strategy);
    }

    @Override
    public Optional<Strategy> locked(UUID id) {
        return find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(this::strategy);
    }

    @Override
    public Strategy update(UUID id, StrategySpec spec, String actor, Instant at) {
        StrategyEntity entity = findById(id);
        entity.model = spec.model();
        entity.alias = spec.alias();
        entity.spec = StoredJson.write(spec);
        entity.updatedAt = at;
        entity.updatedBy = actor;
        flush();
        return strategy(entity);
    }

    @Override
    public List<Strategy> page(UUID after, int limit) {
        return find("id > ?1 order by id", after).page(Page.ofSize(limit)).stream()
                .map(this::strategy)
                .toList();
    }

    private Strategy strategy(StrategyEntity entity) {
        return new Strategy(
                entity.id,
                entity.version,
                StoredJson.read(entity.spec, StrategySpec.class),
                entity.createdAt,
                entity.createdBy,
                entity.updatedAt,
                entity.updatedBy);
    }
}
