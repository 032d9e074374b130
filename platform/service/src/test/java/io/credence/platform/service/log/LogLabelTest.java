package io.credence.platform.service.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogLabelTest {

    @Test
    void shouldNestAndPutBackWhatWasThere() {
        try (LogLabel _ = LogLabel.model("outer")) {
            try (LogLabel _ = LogLabel.model("inner");
                    LogLabel _ = LogLabel.run("r-1")) {
                assertThat(MDC.get("model")).isEqualTo("inner");
                assertThat(MDC.get("run")).isEqualTo("r-1");
            }
            assertThat(MDC.get("model")).isEqualTo("outer");
            assertThat(MDC.get("run")).isNull();
        }
        assertThat(MDC.get("model")).isNull();
    }

    @Test
    void shouldUseTheKeysOfAllServices() {
        try (LogLabel _ = LogLabel.tenant("alpha");
                LogLabel _ = LogLabel.run("r-1");
                LogLabel _ = LogLabel.model("tcn");
                LogLabel _ = LogLabel.instrument("BTC-USD")) {
            assertThat(MDC.getMap()).containsOnlyKeys("tenant", "run", "model", "instrument");
        }
    }
}
