package io.credence.platform.service.sample;

import io.credence.platform.testkit.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A port that the sample's REST client can be told before the server has opened it.
public class FreeHttpPort implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.http.test-port", Integer.toString(FreePort.find()));
    }

    @Override
    public void stop() {}
}
