package io.credence.registry.app.persistence;

import io.credence.registry.api.Alias;
import io.credence.registry.api.GateReport;
import io.credence.registry.api.ServedAlias;
import io.credence.registry.app.domain.AliasMove;
import io.credence.registry.app.domain.AliasTarget;
import io.credence.registry.app.domain.Aliases;
import io.credence.registry.app.domain.Model;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AliasRepository implements Aliases, PanacheRepository<AliasEntity> {

    @Override
    public Optional<AliasMove> current(Model model, Alias alias) {
        return pointer(model, alias).map(entity -> entity.move.of(model.name()));
    }

    @Override
    public Optional<AliasMove> at(Model model, Alias alias, Instant time) {
        // By id and not by time: clocks of two instances may differ, the order of moves does not.
        return getEntityManager()
                .createQuery(
                        """
                        from AliasMoveEntity
                        where modelId = :model and alias = :alias and movedAt <= :time
                        order by id desc
                        """,
                        AliasMoveEntity.class)
                .setParameter("model", model.id())
                .setParameter("alias", alias.value())
                .setParameter("time", time)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(entity -> entity.of(model.name()));
    }

    @Override
    public AliasMove move(
            Model model,
            Alias alias,
            AliasTarget target,
            boolean forced,
            @Nullable GateReport gates,
            Instant at) {
        Optional<AliasEntity> pointer = pointer(model, alias);
        AliasMoveEntity move = new AliasMoveEntity();
        move.modelId = model.id();
        move.alias = alias.value();
        move.fromVersion = pointer.map(entity -> entity.version).orElse(null);
        move.version = target.version();
        move.forced = forced;
        move.reason = target.reason();
        move.actor = target.actor();
        move.gates = gates;
        move.movedAt = at;
        getEntityManager().persist(move);
        AliasEntity entity = pointer.orElseGet(AliasEntity::new);
        entity.modelId = model.id();
        entity.alias = alias.value();
        entity.version = target.version();
        entity.move = move;
        persist(entity);
        return move.of(model.name());
    }

    @Override
    public AliasMove remove(Model model, Alias alias, String reason, String actor, Instant at) {
        AliasEntity pointer = pointer(model, alias).orElseThrow();
        AliasMoveEntity move = new AliasMoveEntity();
        move.modelId = model.id();
        move.alias = alias.value();
        move.fromVersion = pointer.version;
        move.reason = reason;
        move.actor = actor;
        move.movedAt = at;
        getEntityManager().persist(move);
        delete(pointer);
        return move.of(model.name());
    }

    @Override
    public List<AliasMove> page(Model model, String after, int limit) {
        return getEntityManager()
                .createQuery(
                        """
                        select a.move from AliasEntity a
                        where a.modelId = :model and a.alias > :after
                        order by a.alias
                        """,
                        AliasMoveEntity.class)
                .setParameter("model", model.id())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultStream()
                .map(entity -> entity.of(model.name()))
                .toList();
    }

    @Override
    public List<AliasMove> history(Model model, Alias alias, long beforeId, int limit) {
        return getEntityManager()
                .createQuery(
                        """
                        from AliasMoveEntity
                        where modelId = :model and alias = :alias and id < :before
                        order by id desc
                        """,
                        AliasMoveEntity.class)
                .setParameter("model", model.id())
                .setParameter("alias", alias.value())
                .setParameter("before", beforeId)
                .setMaxResults(limit)
                .getResultStream()
                .map(entity -> entity.of(model.name()))
                .toList();
    }

    @Override
    public List<ServedAlias> served(String afterModel, String afterAlias, int limit) {
        return getEntityManager()
                .createQuery(
                        """
                        select m.name, a.alias, v
                        from AliasEntity a
                        join ModelEntity m on m.id = a.modelId
                        join VersionEntity v on v.modelId = a.modelId and v.version = a.version
                        where m.name > :model or (m.name = :model and a.alias > :alias)
                        order by m.name, a.alias
                        """,
                        Object[].class)
                .setParameter("model", afterModel)
                .setParameter("alias", afterAlias)
                .setMaxResults(limit)
                .getResultStream()
                .map(AliasRepository::served)
                .toList();
    }

    private static ServedAlias served(Object[] row) {
        VersionEntity version = (VersionEntity) row[2];
        return new ServedAlias(
                (String) row[0],
                (String) row[1],
                version.version,
                version.artifactSha256,
                ServedAlias.InputLineage.of(version.card));
    }

    private Optional<AliasEntity> pointer(Model model, Alias alias) {
        return find(
                        "from AliasEntity a join fetch a.move where a.modelId = ?1 and a.alias = ?2",
                        model.id(),
                        alias.value())
                .firstResultOptional();
    }
}
