package io.credence.feature.app.persistence;

import io.credence.feature.app.domain.imports.ImportKind;
import io.credence.feature.app.domain.imports.ImportState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "exchange_import")
@NullUnmarked
class ExchangeImportEntity {

    @Id UUID id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    String instrument;

    @Column(name = "bar_interval")
    String barInterval;

    String venue;

    @Enumerated(EnumType.STRING)
    ImportKind kind;

    @Column(name = "from_ms")
    long fromMs;

    @Column(name = "to_ms")
    long toMs;

    @Column(name = "accept_suspect")
    boolean acceptSuspect;

    @Column(name = "next_ms")
    long nextMs;

    @Enumerated(EnumType.STRING)
    ImportState state;

    long bars;

    long inserted;

    int attempts;

    String failure;

    @Column(name = "lease_owner")
    UUID leaseOwner;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "finished_at")
    Instant finishedAt;
}
