package io.credence.strategy.app.persistence;

import io.credence.strategy.api.RiskState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Immutable
@Table(name = "backtest")
@NullUnmarked
class BacktestEntity {

    @Id UUID id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "strategy_id")
    UUID strategyId;

    @ColumnTransformer(write = "?::jsonb")
    String spec;

    @Column(name = "from_ms")
    long fromMs;

    @Column(name = "to_ms")
    long toMs;

    @Column(name = "initial_cash")
    double initialCash;

    @Column(name = "model_version")
    Integer modelVersion;

    @Enumerated(EnumType.STRING)
    @Column(name = "risk_state")
    RiskState riskState;

    @ColumnTransformer(write = "?::jsonb")
    String statistics;

    @ColumnTransformer(write = "?::jsonb")
    String equity;

    @ColumnTransformer(write = "?::jsonb")
    String trades;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;
}
