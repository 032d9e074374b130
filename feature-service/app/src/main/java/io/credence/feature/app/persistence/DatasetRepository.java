package io.credence.feature.app.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credence.feature.api.DatasetManifest;
import io.credence.feature.api.DatasetSpec;
import io.credence.feature.app.domain.Datasets;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DatasetRepository implements Datasets, PanacheRepositoryBase<DatasetEntity, UUID> {

    private final ObjectMapper json;

    @Inject
    DatasetRepository(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Optional<DatasetManifest> find(UUID id) {
        return find("id", id).firstResultOptional().map(this::manifest);
    }

    @Override
    public Optional<DatasetManifest> find(DatasetSpec spec, String sha256) {
        return find("spec = ?1 and sha256 = ?2", write(spec), sha256)
                .firstResultOptional()
                .map(this::manifest);
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
                .setParameter("spec", write(manifest.spec()))
                .setParameter("sha256", manifest.sha256())
                .setParameter("manifest", write(manifest))
                .setParameter("manifestSha256", manifest.manifestSha256())
                .setParameter("at", manifest.createdAt())
                .setParameter("actor", actor)
                .executeUpdate();
        return find(manifest.spec(), manifest.sha256()).orElseThrow();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
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
