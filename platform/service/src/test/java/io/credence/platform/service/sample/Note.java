package io.credence.platform.service.sample;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.NullUnmarked;

@Entity
@NullUnmarked
public class Note {

    @Id UUID id;

    @TenantId
    @Column(name = "tenant_id")
    String tenantId;

    String text;

    @Version long version;
}
