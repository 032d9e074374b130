package io.credence.prediction.app.config;

import io.credence.platform.testkit.config.ConfigContract;
import org.junit.jupiter.api.Test;

class PredictionConfigTest {

    @Test
    void shouldKeepItsRecordedDefaults() {
        ConfigContract.of(PredictionConfig.class).assertDefaults();
    }

    @Test
    void shouldTakeAValueForEveryKey() {
        ConfigContract.of(PredictionConfig.class).assertFullMapping();
    }
}
