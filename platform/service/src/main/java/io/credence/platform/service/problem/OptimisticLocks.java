package io.credence.platform.service.problem;

import jakarta.persistence.OptimisticLockException;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/// A lost race on a versioned row; the transaction manager hides it behind a rollback.
final class OptimisticLocks {

    private static final int DEEP_ENOUGH = 8;

    private OptimisticLocks() {}

    static boolean causedBy(Throwable failure) {
        @Nullable Throwable current = failure;
        for (int depth = 0; current != null && depth < DEEP_ENOUGH; depth++) {
            if (current instanceof OptimisticLockException
                    || current instanceof StaleStateException) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }
}
