package io.credence.platform.service.log;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// What a piece of work is about, on every log line of it. Labels nest: closing one puts back what
/// its key said before.
public final class LogLabel implements AutoCloseable {

    private final String key;
    private final @Nullable Object outer;

    private LogLabel(String key, String value) {
        this.key = key;
        this.outer = MDC.get(key);
        MDC.put(key, value);
    }

    /// The tenant's name, or `system` for plumbing that serves them all.
    public static LogLabel tenant(String value) {
        return new LogLabel(LogKeys.TENANT, value);
    }

    public static LogLabel run(String id) {
        return new LogLabel(LogKeys.RUN, id);
    }

    public static LogLabel model(String name) {
        return new LogLabel(LogKeys.MODEL, name);
    }

    public static LogLabel instrument(String symbol) {
        return new LogLabel(LogKeys.INSTRUMENT, symbol);
    }

    @Override
    public void close() {
        if (outer == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, outer);
        }
    }
}
