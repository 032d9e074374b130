package io.credence.prediction.app.standin;

import io.credence.platform.testkit.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/// One port for the app and the stand-ins inside it, an empty artifact store, short pauses, and
/// patience with answers that a test holds back.
public class LoopbackResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String port = Integer.toString(FreePort.find());
        String url = "http://127.0.0.1:" + port;
        try {
            return Map.of(
                    "quarkus.http.test-port",
                    port,
                    "credence.upstream.registry",
                    url,
                    "credence.upstream.feature",
                    url,
                    "quarkus.rest-client.features.read-timeout",
                    "90000",
                    "credence.artifacts.root",
                    Files.createTempDirectory("credence-artifacts-").toString(),
                    "credence.prediction.models.retry",
                    "100ms",
                    "credence.prediction.models.resync",
                    "1s",
                    "credence.prediction.batching.max-queued-rows",
                    "2000",
                    "credence.prediction.requests.timeout",
                    "20s",
                    "credence.prediction.stream.start-patience",
                    "2s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
