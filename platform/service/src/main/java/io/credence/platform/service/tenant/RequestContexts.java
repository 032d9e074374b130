package io.credence.platform.service.tenant;

import io.credence.platform.service.log.LogLabel;
import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext.ContextState;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.Status;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A fresh request context around a piece of work; the outer one, if any, is put back after it.
final class RequestContexts {

    private RequestContexts() {}

    static <T> T call(String label, Consumer<TenantContext> setup, Callable<T> work) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("the scope cannot change inside a transaction");
        }
        ManagedContext requests = Arc.requireContainer().requestContext();
        @Nullable ContextState outer = requests.getStateIfActive();
        requests.activate();
        try (LogLabel _ = LogLabel.tenant(label)) {
            setup.accept(Arc.requireContainer().select(TenantContext.class).get());
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            requests.terminate();
            if (outer != null) {
                requests.activate(outer);
            }
        }
    }
}
