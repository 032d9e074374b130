package io.credence.training.app.domain;

import io.credence.platform.api.TenantId;
import io.credence.platform.service.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.concurrent.Callable;

/// A transaction of one tenant, outside a request.
final class TenantWork {

    private TenantWork() {}

    static <T> T transact(TenantId tenant, Callable<T> work) {
        return TenantScope.call(tenant, () -> QuarkusTransaction.requiringNew().call(work));
    }
}
