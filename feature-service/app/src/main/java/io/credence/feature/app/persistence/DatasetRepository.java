package io.credence.feature.app.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.app.domain.bars.Series;
import io.credence.feature.app.domain.dataset.Datasets;
import io.credence.feature.app.domain.dataset.DriftBasis;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
class DatasetRepository implements Datasets, PanacheRepositoryBase<DatasetEntity, UUID> {

    private final ObjectMapper json;
    // What is not asked for is left out: a spec's text stays when specs learn to ask for more.
    private final ObjectMapper specs;

    @Inject
    DatasetRepository(ObjectMapper json) {
        this.json = json;
        this.specs = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);
    }

    @Override
    public Optional<DatasetManifest> find(UUID id) {
        return find("id", id).firstResultOptional().map(this::manifest);
    }

    @Override
    public Optional<DatasetManifest> find(DatasetSpec spec, String sha256) {
        return find("spec = ?1 and sha256 = ?2", write(specs, spec), sha256)
                .firstResultOptional()
                .map(this::manifest);
    }

    @Override
    public Optional<DriftBasis> newest(Series series, String featureSet) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        """
                        select * from dataset
                        where tenant_id = current_setting('credence.tenant')
                          and (spec::jsonb ->> 'instrument' = :instrument or jsonb_exists(spec::jsonb -> 'others', :instrument))
                          and spec::jsonb ->> 'interval' = :interval and spec::jsonb ->> 'featureSet' = :featureSet
                        order by trained_at desc nulls last, created_at desc limit 1
                        """,
                        DatasetEntity.class)
                .setParameter("instrument", series.instrument().value())
                .setParameter("interval", series.interval().text())
                .setParameter("featureSet", featureSet)
                .getResultStream()
                .map(row ->
                        new DriftBasis(
                                manifest(row),
                                row.trainedAt == null
                                        ? DriftBasis.Choice.NEWEST
                                        : DriftBasis.Choice.TRAINED))
                .findFirst();
    }

    @Override
    @Transactional
    public void trainedOn(UUID id, Instant at) {
        getEntityManager()
                .createNativeQuery(
                        """
                        update dataset set trained_at = :at
                        where tenant_id = current_setting('credence.tenant') and id = :id
                        """)
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate();
    }

    @Override
    public DatasetManifest keep(DatasetManifest manifest, String actor) {
        getEntityManager()
                .createNativeQuery(
                        """
                        insert into dataset (id, tenant_id, spec, sha256, manifest, manifest_sha256, created_at, created_by)
                        values (:id, current_setting('credence.tenant'), :spec, :sha256, :manifest, :manifestSha256, :at, :actor)
                        on conflict (tenant_id, spec, sha256) do nothing
                        """)
                .setParameter("id", UUID.fromString(manifest.id()))
                .setParameter("spec", write(specs, manifest.spec()))
                .setParameter("sha256", manifest.sha256())
                .setParameter("manifest", write(json, manifest))
                .setParameter("manifestSha256", manifest.manifestSha256())
                .setParameter("at", manifest.createdAt())
                .setParameter("actor", actor)
                .executeUpdate();
        return find(manifest.spec(), manifest.sha256()).orElseThrow();
    }

    private static String write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest cannot be written", e);
        }
    }

    private DatasetManifest manifest(DatasetEntity row) {
        try {
            return json.readValue(row.manifest, DatasetManifest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("dataset " + row.id + " has an unreadable manifest", e);
        }
    }
}
