package io.credence.feature.app.persistence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The leases in rows of running work: a worker holds a row until its lease is over.
final class Leases {

    private Leases() {}

    /// False if another worker holds it.
    static boolean claim(
            PanacheRepositoryBase<?, UUID> rows,
            UUID id,
            UUID worker,
            Instant now,
            Instant leaseUntil) {
        return rows.update(
                        "leaseOwner = ?1, leaseUntil = ?2, attempts = attempts + 1"
                                + " where id = ?3 and state = RUNNING"
                                + " and (leaseUntil is null or leaseUntil < ?4)",
                        worker,
                        leaseUntil,
                        id,
                        now)
                == 1;
    }

    /// The row, locked, if `worker` holds it.
    static <T> Optional<T> owned(PanacheRepositoryBase<T, UUID> rows, UUID id, UUID worker) {
        return rows.find("id = ?1 and leaseOwner = ?2 and state = RUNNING", id, worker)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
