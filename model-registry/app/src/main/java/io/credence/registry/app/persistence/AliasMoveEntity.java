package io.credence.registry.app.persistence;

import io.credence.registry.api.GateReport;
import io.credence.registry.app.domain.AliasMove;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

@Entity
@Immutable
@Table(name = "alias_history")
@NullUnmarked
class AliasMoveEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "model_id")
    long modelId;

    String alias;

    @Column(name = "from_version")
    Integer fromVersion;

    Integer version;

    boolean forced;

    String reason;

    String actor;

    @JdbcTypeCode(SqlTypes.JSON)
    GateReport gates;

    @Column(name = "moved_at")
    Instant movedAt;

    AliasMove of(String model) {
        return new AliasMove(
                id, model, alias, fromVersion, version, forced, reason, actor, movedAt, gates);
    }
}
