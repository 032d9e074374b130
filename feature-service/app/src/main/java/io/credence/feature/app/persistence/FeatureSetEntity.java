package io.credence.feature.app.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/// Written by an upsert and read here. The name is unique within the tenant, which is all that one
/// session sees.
@Entity
@Table(name = "feature_set")
@NullUnmarked
class FeatureSetEntity {

    @Id String name;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "definition", updatable = false)
    String definition;

    @Column(name = "origin", updatable = false)
    String origin;

    @Column(name = "is_live")
    boolean live;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "created_by", updatable = false)
    String createdBy;
}
