package io.credence.training.app.fake;

import io.credence.platform.testkit.oidc.TokenIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;

/// The orchestrator with the fake trainer, quick to look and quick to lose patience.
public class FakeTrainerResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            String port = freePort();
            return Map.ofEntries(
                    Map.entry("quarkus.http.test-port", port),
                    Map.entry("credence.upstream.training", "http://127.0.0.1:" + port),
                    Map.entry("credence.training.node", "test"),
                    Map.entry(
                            "credence.training.work-directory",
                            Files.createTempDirectory("training-it").toString()),
                    Map.entry("credence.training.trainer-classpath", FakeTrainer.classPath()),
                    Map.entry("credence.training.trainer-main-class", FakeTrainer.class.getName()),
                    Map.entry("credence.training.trainer-heap", "64m"),
                    Map.entry(
                            "credence.training.trainer-jvm-options",
                            String.join(",", FakeTrainer.JVM_OPTIONS)),
                    Map.entry("credence.training.token-url", "${credence.oidc.issuer}/token"),
                    Map.entry(
                            "credence.training.trainer-client-secrets.alpha",
                            TokenIssuer.secretOf("trainer.alpha")),
                    Map.entry(
                            "credence.training.trainer-client-secrets.beta",
                            TokenIssuer.secretOf("trainer.beta")),
                    Map.entry("credence.training.poll-interval", "1s"),
                    Map.entry("credence.training.termination-grace", "6s"),
                    Map.entry("credence.training.progress-every", "0s"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    @Override
    public void stop() {}
}
