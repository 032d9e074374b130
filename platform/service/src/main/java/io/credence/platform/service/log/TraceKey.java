package io.credence.platform.service.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/// Lets every record pass, with OpenTelemetry's own name for the trace replaced by ours.
@LoggingFilter(name = "trace-key")
public final class TraceKey implements Filter {

    private static final String OPEN_TELEMETRY = "traceId";

    @Override
    public boolean isLoggable(LogRecord record) {
        if (record instanceof ExtLogRecord labelled) {
            @Nullable String trace = labelled.removeMdc(OPEN_TELEMETRY);
            if (trace != null) {
                labelled.putMdc(LogKeys.TRACE, trace);
            }
        }
        return true;
    }
}
