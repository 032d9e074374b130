package io.credence.gateway.config;

import io.credence.platform.testkit.config.ConfigContract;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {

    @Test
    void shouldKeepItsRecordedDefaults() {
        ConfigContract.of(GatewayConfig.class).assertDefaults();
    }

    @Test
    void shouldTakeAValueForEveryKey() {
        ConfigContract.of(GatewayConfig.class).assertFullMapping();
    }
}
