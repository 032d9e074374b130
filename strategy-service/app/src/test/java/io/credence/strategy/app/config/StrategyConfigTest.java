package io.credence.strategy.app.config;

import io.credence.platform.testkit.config.ConfigContract;
import org.junit.jupiter.api.Test;

class StrategyConfigTest {

    @Test
    void shouldKeepItsRecordedDefaults() {
        ConfigContract.of(StrategyConfig.class).assertDefaults();
    }

    @Test
    void shouldTakeAValueForEveryKey() {
        ConfigContract.of(StrategyConfig.class).assertFullMapping();
    }
}
