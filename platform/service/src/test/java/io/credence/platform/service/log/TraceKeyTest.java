package io.credence.platform.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

class TraceKeyTest {

    private static Map<String, String> filtered(Map<String, String> mdc) {
        ExtLogRecord record = new ExtLogRecord(Level.INFO, "hello", "logger");
        record.setMdc(new HashMap<>(mdc));
        assertThat(new TraceKey().isLoggable(record)).isTrue();
        return record.getMdcCopy();
    }

    @Test
    void shouldNameTheTraceAsTheOtherKeysAreNamed() {
        assertThat(filtered(Map.of("traceId", "4bf9", "tenant", "alpha")))
                .isEqualTo(Map.of("trace", "4bf9", "tenant", "alpha"));
    }

    @Test
    void shouldLeaveARecordWithoutATraceAlone() {
        assertThat(filtered(Map.of("tenant", "alpha"))).isEqualTo(Map.of("tenant", "alpha"));
    }
}
