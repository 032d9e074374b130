package io.credence.registry.app.config;

import io.credence.platform.testkit.config.ConfigContract;
import org.junit.jupiter.api.Test;

class RegistryConfigTest {

    @Test
    void shouldKeepItsRecordedDefaults() {
        ConfigContract.of(RegistryConfig.class).assertDefaults();
    }

    @Test
    void shouldTakeAValueForEveryKey() {
        ConfigContract.of(RegistryConfig.class).assertFullMapping();
    }
}
