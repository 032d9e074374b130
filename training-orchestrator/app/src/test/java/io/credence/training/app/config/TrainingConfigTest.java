package io.credence.training.app.config;

import io.credence.platform.testkit.config.ConfigContract;
import org.junit.jupiter.api.Test;

class TrainingConfigTest {

    @Test
    void shouldKeepItsRecordedDefaults() {
        ConfigContract.of(TrainingConfig.class).assertDefaults();
    }

    @Test
    void shouldTakeAValueForEveryKey() {
        ConfigContract.of(TrainingConfig.class).assertFullMapping();
    }
}
