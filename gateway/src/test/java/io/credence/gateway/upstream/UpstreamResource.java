package io.credence.gateway.upstream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Four echoing services, one that is away, and a login provider. Limits are low enough to be met.
public class UpstreamResource implements QuarkusTestResourceLifecycleManager {

    public static final int BURST = 100;
    public static final int MAX_BODY = 64 * 1024 * 1024;

    private List<EchoService> services = List.of();
    private List<LoginProvider> providers = List.of();

    @Override
    public Map<String, String> start() {
        services =
                List.of(
                        new EchoService("feature"),
                        new EchoService("registry"),
                        new EchoService("training"),
                        new EchoService("strategy"));
        LoginProvider provider = new LoginProvider();
        providers = List.of(provider);
        Map<String, String> config = new HashMap<>();
        config.put("credence.upstream.feature", services.get(0).url());
        config.put("credence.upstream.registry", services.get(1).url());
        config.put("credence.upstream.training", services.get(2).url());
        config.put("credence.upstream.strategy", services.get(3).url());
        config.put("credence.upstream.prediction", "http://127.0.0.1:" + closedPort());
        config.put("credence.gateway.upstream.idle-timeout", "5s");
        config.put("credence.gateway.max-body", String.valueOf(MAX_BODY));
        config.put("credence.gateway.rate-limit.requests-per-second", "1");
        config.put("credence.gateway.rate-limit.burst", String.valueOf(BURST));
        config.put("credence.gateway.stream.heartbeat", "1s");
        config.put("credence.gateway.stream.max-clients-per-tenant", "4");
        config.put("credence.dashboard.secret", "a-secret-of-the-tests-long-enough-for-aes");
        config.put("quarkus.oidc.dashboard.auth-server-url", provider.issuer());
        return config;
    }

    @Override
    public void stop() {
        services.forEach(EchoService::close);
        providers.forEach(LoginProvider::close);
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
