package io.credence.training.app.persistence;

import io.credence.training.app.domain.RunState;
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

/// A row; what it means is [RowMapper]'s business.
@Entity
@Table(name = "training_run")
@NullUnmarked
class TrainingRunRow {

    @Id UUID id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "idempotency_key")
    String idempotencyKey;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "requested_at")
    Instant requestedAt;

    String model;

    String spec;

    @Column(name = "spec_sha256")
    String specSha256;

    @Enumerated(EnumType.STRING)
    RunState.Name state;

    int attempt;

    @Column(name = "dataset_id")
    String datasetId;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    @Column(name = "model_version")
    Integer modelVersion;

    String reason;

    String detail;

    @Column(name = "cancel_requested_at")
    Instant cancelRequestedAt;

    long epoch;

    @Column(name = "dispatch_failures")
    int dispatchFailures;

    @Column(name = "free_at")
    Instant freeAt;
}
