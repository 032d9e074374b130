package io.credence.training.app.persistence;

import io.credence.training.app.domain.Attempt;
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

/// A row, keyed by the Job's name.
@Entity
@Table(name = "training_attempt")
@NullUnmarked
class TrainingAttemptRow {

    @Id String job;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "run_id")
    UUID runId;

    int attempt;

    String place;

    @Column(name = "launching_at")
    Instant launchingAt;

    @Column(name = "job_uid")
    String jobUid;

    @Enumerated(EnumType.STRING)
    @Column(name = "termination_cause")
    Attempt.Cause terminationCause;

    @Column(name = "terminated_at")
    Instant terminatedAt;

    String holder;

    @Column(name = "fencing_token")
    Long fencingToken;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "reported_at")
    Instant reportedAt;

    String progress;

    @Column(name = "progress_published_at")
    Instant progressPublishedAt;

    @Column(name = "ended_at")
    Instant endedAt;
}
