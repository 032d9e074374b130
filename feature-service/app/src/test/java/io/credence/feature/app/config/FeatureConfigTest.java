package io.credence.feature.app.config;

import io.credence.platform.testkit.config.ConfigContract;
import org.junit.jupiter.api.Test;

class FeatureConfigTest {

    @Test
    void shouldKeepItsRecordedDefaults() {
        ConfigContract.of(FeatureConfig.class).assertDefaults();
    }

    @Test
    void shouldTakeAValueForEveryKey() {
        ConfigContract.of(FeatureConfig.class).assertFullMapping();
    }
}
