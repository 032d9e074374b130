package io.credence.registry.app.persistence;

import io.credence.registry.api.ModelName;
import io.credence.registry.app.domain.Model;
import io.credence.registry.app.domain.Models;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

@ApplicationScoped
class ModelRepository implements Models, PanacheRepository<ModelEntity> {

    @Override
    public boolean add(ModelName name, String description, String actor, Instant at) {
        // Two creators of one name must not make the loser's transaction fail.
        return getEntityManager()
                        .createNativeQuery(
                                """
                                insert into model (tenant_id, name, description, created_at, created_by)
                                values (current_setting('credence.tenant'), :name, :description, :at, :actor)
                                on conflict (tenant_id, name) do nothing
                                """)
                        .setParameter("name", name.value())
                        .setParameter("description", description)
                        .setParameter("at", at)
                        .setParameter("actor", actor)
                        .executeUpdate()
                > 0;
    }

    @Override
    public Optional<Model> named(ModelName name) {
        return find("name", name.value()).firstResultOptional().map(this::model);
    }

    @Override
    public Optional<Model> locked(ModelName name) {
        // What else belongs to the model is read by later statements: a statement that waited for
        // the lock still sees other rows as they were before the wait.
        return find("name", name.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .map(this::model);
    }

    @Override
    public List<Model> page(String after, int limit) {
        return models(find("name > ?1 order by name", after).page(Page.ofSize(limit)).list());
    }

    private Model model(ModelEntity entity) {
        return models(List.of(entity)).getFirst();
    }

    private List<Model> models(List<ModelEntity> entities) {
        List<Long> ids = entities.stream().map(entity -> entity.id).toList();
        Map<Long, Integer> latest = latestVersions(ids);
        Map<Long, SortedMap<String, Integer>> aliases = aliases(ids);
        return entities.stream()
                .map(entity ->
                        new Model(
                                entity.id,
                                entity.name,
                                entity.description,
                                latest.getOrDefault(entity.id, 0),
                                aliases.getOrDefault(entity.id, Collections.emptySortedMap()),
                                entity.createdAt,
                                entity.createdBy))
                .toList();
    }

    private Map<Long, Integer> latestVersions(List<Long> ids) {
        return getEntityManager()
                .createQuery(
                        "select modelId, max(version) from VersionEntity where modelId in :ids group by modelId",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Integer) row[1]));
    }

    private Map<Long, SortedMap<String, Integer>> aliases(List<Long> ids) {
        return getEntityManager()
                .createQuery("from AliasEntity where modelId in :ids", AliasEntity.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(
                        Collectors.groupingBy(
                                alias -> alias.modelId,
                                Collectors.toMap(
                                        alias -> alias.alias,
                                        alias -> alias.version,
                                        (one, other) -> one,
                                        TreeMap::new)));
    }
}
