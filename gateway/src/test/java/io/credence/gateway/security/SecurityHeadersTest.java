package io.credence.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.credence.gateway.config.GatewayConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityHeadersTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"https://trade.example.org, true", "http://localhost:8080, false"})
    void shouldInsistOnHttpsBehindAProxyThatEndsIt(String origin, boolean insists)
            throws Exception {
        // Given a request that arrives as plain HTTP
        int port = serve(origin);
        // When
        HttpResponse<Void> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer =
                    client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port)).build(),
                            BodyHandlers.discarding());
        }
        // Then
        assertThat(answer.headers().firstValue("Strict-Transport-Security").isPresent())
                .isEqualTo(insists);
    }

    private int serve(String origin) throws Exception {
        GatewayConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withMapping(GatewayConfig.class)
                        .withDefaultValue("credence.gateway.public-origin", origin)
                        .build()
                        .getConfigMapping(GatewayConfig.class);
        Router router = Router.router(vertx);
        router.route().handler(new SecurityHeaders(config)::add);
        router.route().handler(request -> request.response().end());
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .actualPort();
    }
}
