package io.credence.feature.app.domain.instrument;

import io.credence.feature.api.InstrumentId;
import java.time.Instant;

/// What a tenant trades, and where.
public record Instrument(InstrumentId symbol, String venue, Instant createdAt) {}
