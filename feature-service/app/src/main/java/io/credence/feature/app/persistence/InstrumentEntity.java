package io.credence.feature.app.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

/// Written by an upsert and read here. The symbol is unique within the tenant, which is all that
/// one session sees.
@Entity
@Immutable
@Table(name = "instrument")
@NullUnmarked
class InstrumentEntity {

    @Id String symbol;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    String venue;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;
}
