package io.credence.feature.app.persistence;

import io.credence.feature.app.domain.replay.ReplayState;
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
@Table(name = "replay")
@NullUnmarked
class ReplayEntity {

    @Id UUID id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    String instrument;

    @Column(name = "bar_interval")
    String barInterval;

    @Column(name = "feature_set")
    String featureSet;

    @Column(name = "from_ms")
    long fromMs;

    @Column(name = "to_ms")
    long toMs;

    @Column(name = "bars_per_second")
    double barsPerSecond;

    @Column(name = "warm_up_bars")
    int warmUpBars;

    @Column(name = "publish_from_ms")
    long publishFromMs;

    @Column(name = "next_open_ms")
    long nextOpenMs;

    @Column(name = "engine_state")
    byte[] engineState;

    @Enumerated(EnumType.STRING)
    ReplayState state;

    long published;

    long total;

    int attempts;

    String failure;

    @Column(name = "lease_owner")
    UUID leaseOwner;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "backfill_id")
    UUID backfillId;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "finished_at")
    Instant finishedAt;
}
