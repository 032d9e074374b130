package io.credence.registry.app.persistence;

import io.credence.registry.api.ModelCard;
import io.credence.registry.app.domain.Model;
import io.credence.registry.app.domain.ModelVersion;
import io.credence.registry.app.domain.Publication;
import io.credence.registry.app.domain.Versions;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class VersionRepository implements Versions, PanacheRepository<VersionEntity> {

    private static final String ROWS =
            """
            select new io.credence.registry.app.persistence.VersionRow(
                v.modelId, m.name, v.version, v.runId, v.artifactSha256, v.publishedAt, v.publishedBy)
            from VersionEntity v join ModelEntity m on m.id = v.modelId
            """;

    @Override
    public void lockRun(String runId) {
        getEntityManager()
                .createNativeQuery(
                        "select cast(pg_advisory_xact_lock("
                                + "hashtextextended(current_setting('credence.tenant') || '/' || :run, 0)) as text)")
                .setParameter("run", runId)
                .getSingleResult();
    }

    @Override
    public Optional<ModelVersion> ofRun(String runId) {
        return rows("where v.runId = :run")
                .setParameter("run", runId)
                .getResultStream()
                .map(this::version)
                .findFirst();
    }

    @Override
    public ModelVersion add(Model model, int version, Publication publication, Instant at) {
        VersionEntity entity = new VersionEntity();
        entity.modelId = model.id();
        entity.version = version;
        entity.runId = publication.runId();
        entity.artifactSha256 = publication.artifactSha256();
        entity.card = publication.card();
        entity.publishedAt = at;
        entity.publishedBy = publication.actor();
        persist(entity);
        return new ModelVersion(
                model.name(),
                version,
                entity.runId,
                entity.artifactSha256,
                List.of(),
                at,
                entity.publishedBy);
    }

    @Override
    public Optional<ModelVersion> numbered(Model model, int version) {
        return rows("where v.modelId = :model and v.version = :version")
                .setParameter("model", model.id())
                .setParameter("version", version)
                .getResultStream()
                .map(this::version)
                .findFirst();
    }

    @Override
    public Optional<ModelCard> card(Model model, int version) {
        return find("modelId = ?1 and version = ?2", model.id(), version)
                .firstResultOptional()
                .map(entity -> entity.card);
    }

    @Override
    public List<ModelVersion> page(Model model, int before, int limit) {
        return rows("where v.modelId = :model and v.version < :before order by v.version desc")
                .setParameter("model", model.id())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultStream()
                .map(row -> version(row, aliasesOf(model, row.version())))
                .toList();
    }

    private TypedQuery<VersionRow> rows(String where) {
        return getEntityManager().createQuery(ROWS + where, VersionRow.class);
    }

    private ModelVersion version(VersionRow row) {
        List<String> aliases =
                getEntityManager()
                        .createQuery(
                                "select alias from AliasEntity where modelId = :model and version = :version order by alias",
                                String.class)
                        .setParameter("model", row.modelId())
                        .setParameter("version", row.version())
                        .getResultList();
        return version(row, aliases);
    }

    private static List<String> aliasesOf(Model model, int version) {
        return model.aliases().entrySet().stream()
                .filter(entry -> entry.getValue() == version)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static ModelVersion version(VersionRow row, List<String> aliases) {
        return new ModelVersion(
                row.model(),
                row.version(),
                row.runId(),
                row.artifactSha256(),
                aliases,
                row.publishedAt(),
                row.publishedBy());
    }
}
