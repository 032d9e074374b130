package io.credence.strategy.app.persistence;

import io.credence.strategy.api.RiskState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Table(name = "portfolio")
@NullUnmarked
class PortfolioEntity {

    @Id UUID id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    @Version long version;

    @Column(name = "strategy_id")
    UUID strategyId;

    String stream;

    @Column(name = "initial_cash")
    double initialCash;

    double cash;

    double position;

    double equity;

    @Enumerated(EnumType.STRING)
    @Column(name = "risk_state")
    RiskState riskState;

    @Column(name = "last_open_time_ms")
    Long lastOpenTimeMs;

    boolean undecided;

    @Column(name = "engine_state")
    @ColumnTransformer(write = "?::jsonb")
    String engineState;

    @ColumnTransformer(write = "?::jsonb")
    String summary;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;
}
