package io.credence.feature.app.domain.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The imports of the current tenant, and who works on them, as with [Replays].
public interface ExchangeImports {

    void add(ExchangeImport imported, String actor);

    Optional<ExchangeImport> find(UUID id);

    /// Newest first, before `before`.
    List<ExchangeImport> page(UUID before, int limit);

    boolean claim(UUID id, UUID worker, Instant now, Instant leaseUntil);

    /// The import if `worker` still owns it, locked until the end of the transaction.
    Optional<ExchangeImport> owned(UUID id, UUID worker);

    /// The import, locked until the end of the transaction.
    Optional<ExchangeImport> locked(UUID id);

    void save(ExchangeImport imported, Instant leaseUntil);
}
