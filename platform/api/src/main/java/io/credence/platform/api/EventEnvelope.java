package io.credence.platform.api;

import java.time.Instant;
import java.util.UUID;

/// A CloudEvent before it is written. `key` decides the partition, and so what stays in order.
public record EventEnvelope<T>(
        UUID id, String type, String source, TenantId tenant, String key, Instant time, T data) {}
