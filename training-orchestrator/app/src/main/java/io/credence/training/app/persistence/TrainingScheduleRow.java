package io.credence.training.app.persistence;

import io.credence.training.app.domain.ScheduleSettings;
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

/// A row; what it means is [ScheduleMapper]'s business.
@Entity
@Table(name = "training_schedule")
@NullUnmarked
class TrainingScheduleRow {

    @Id UUID id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    long version;

    String name;

    String cron;

    String training;

    @Column(name = "from_ms")
    Long fromMs;

    @Column(name = "to_ms")
    Long toMs;

    String lookback;

    @Enumerated(EnumType.STRING)
    @Column(name = "while_running")
    ScheduleSettings.WhileRunning whileRunning;

    @Column(name = "next_fire_at")
    Instant nextFireAt;

    @Column(name = "last_fired_at")
    Instant lastFiredAt;

    @Column(name = "last_run_id")
    UUID lastRunId;

    @Column(name = "last_skipped_at")
    Instant lastSkippedAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "updated_by")
    String updatedBy;
}
