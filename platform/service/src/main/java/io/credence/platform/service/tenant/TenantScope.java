package io.credence.platform.service.tenant;

import io.credence.platform.api.TenantId;
import java.util.concurrent.Callable;

/// Work for one tenant outside a request: events, schedules, pools.
public final class TenantScope {

    private static final String BACKGROUND = "background";

    private TenantScope() {}

    /// Runs in a request context of its own that belongs to `tenant`. Not inside a transaction,
    /// whose connection would keep the tenant it was acquired for.
    public static void run(TenantId tenant, Runnable work) {
        RequestContexts.call(
                tenant.value(),
                context -> context.assign(tenant, BACKGROUND),
                () -> {
                    work.run();
                    return true;
                });
    }

    /// As `run`, with a result. Checked exceptions arrive wrapped.
    public static <T> T call(TenantId tenant, Callable<T> work) {
        return RequestContexts.call(
                tenant.value(), context -> context.assign(tenant, BACKGROUND), work);
    }
}
