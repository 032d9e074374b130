package io.credence.feature.app.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/// Written by an upsert and read here.
@Entity
@Immutable
@Table(name = "dataset")
@NullUnmarked
class DatasetEntity {

    @Id UUID id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    String spec;

    String sha256;

    String manifest;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "trained_at")
    Instant trainedAt;
}
