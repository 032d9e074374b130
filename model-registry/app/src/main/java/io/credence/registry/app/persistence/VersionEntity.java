package io.credence.registry.app.persistence;

import io.credence.registry.api.ModelCard;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Immutable
@Table(name = "model_version")
@NullUnmarked
class VersionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "model_id")
    long modelId;

    int version;

    @Column(name = "run_id")
    String runId;

    @Column(name = "artifact_sha256")
    String artifactSha256;

    @JdbcTypeCode(SqlTypes.JSON)
    ModelCard card;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "published_by")
    String publishedBy;
}
