package io.credence.platform.service.transaction;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/// Work that waits for the running transaction's commit: what is rolled back, and perhaps tried
/// again, did not happen.
@ApplicationScoped
@IfBuildProperty(name = "credence.database", stringValue = "true")
public class AfterCommit {

    private final TransactionSynchronizationRegistry transactions;

    @Inject
    AfterCommit(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /// Does it once the transaction has committed.
    ///
    /// @throws IllegalStateException where none runs
    public void run(Runnable work) {
        transactions.registerInterposedSynchronization(new Waiting(work));
    }

    private record Waiting(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                work.run();
            }
        }
    }
}
