package io.credence.feature.app;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A limit that a test can reach.
public class SmallDatasets implements QuarkusTestResourceLifecycleManager {

    static final int MAX_ROWS = 1_500;

    @Override
    public Map<String, String> start() {
        return Map.of("credence.feature.dataset.max-rows", Integer.toString(MAX_ROWS));
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
