package io.credence.strategy.app.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/// `instrument` to `alias` repeat the spec, for finding followers of a prediction.
@Entity
@Table(name = "strategy")
@NullUnmarked
class StrategyEntity {

    @Id UUID id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    @Version long version;

    String name;

    String instrument;

    @Column(name = "bar_interval")
    String interval;

    String model;

    String alias;

    @ColumnTransformer(write = "?::jsonb")
    String spec;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "updated_by")
    String updatedBy;
}
