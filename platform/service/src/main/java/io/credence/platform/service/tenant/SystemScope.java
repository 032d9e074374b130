package io.credence.platform.service.tenant;

import java.util.concurrent.Callable;

/// Plumbing that must see the rows of all tenants (relay, dispatcher, clean-up). Only tables whose
/// policy names `credence.scope` let it pass.
public final class SystemScope {

    private SystemScope() {}

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Not inside a transaction. Checked exceptions arrive wrapped.
    public static <T> T call(Callable<T> work) {
        return RequestContexts.call("system", TenantContext::assignSystem, work);
    }
}
