package io.credence.platform.testkit.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/// An OpenID Connect provider as far as services use one: discovery, keys, and the
/// client-credentials grant for machine clients `<service>.<tenant>`, whose secret is
/// `secret-of-<client id>`.
public final class TokenIssuer implements AutoCloseable {

    static final String KEY_ID = "testkit";
    private static final String JSON = "application/json";
    private static final long MACHINE_SECONDS = 300;

    private final HttpServer server;
    private final String issuer;
    private final KeyPair keys;

    private TokenIssuer(HttpServer server, KeyPair keys) {
        this.server = server;
        this.keys = keys;
        this.issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/credence";
    }

    public static TokenIssuer start() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TokenIssuer issuer = new TokenIssuer(server, SigningKeys.generate());
            String path = "/realms/credence";
            server.createContext(path + "/.well-known/openid-configuration", issuer::discovery);
            server.createContext(path + "/jwks", issuer::jwks);
            server.createContext(path + "/token", issuer::token);
            server.setExecutor(
                    Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String issuer() {
        return issuer;
    }

    /// What a signer of tokens needs to know, for [Tokens].
    public String signingKeys() {
        return SigningKeys.encode(keys);
    }

    /// The secret of a machine client of this provider.
    public static String secretOf(String clientId) {
        return "secret-of-" + clientId;
    }

    private void discovery(HttpExchange exchange) throws IOException {
        Map<String, Object> document =
                Map.of(
                        "issuer", issuer,
                        "jwks_uri", issuer + "/jwks",
                        "token_endpoint", issuer + "/token",
                        "authorization_endpoint", issuer + "/auth",
                        "end_session_endpoint", issuer + "/logout");
        answer(exchange, 200, JsonUtil.toJson(document));
    }

    private void jwks(HttpExchange exchange) throws IOException {
        RsaJsonWebKey key = new RsaJsonWebKey((RSAPublicKey) keys.getPublic());
        key.setKeyId(KEY_ID);
        key.setUse("sig");
        key.setAlgorithm("RS256");
        answer(exchange, 200, new JsonWebKeySet(key).toJson());
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String clientId =
                ClientCredentials.clientId(
                        exchange.getRequestHeaders().getFirst("Authorization"), form);
        int dot = clientId.lastIndexOf('.');
        if (dot < 0 || !form.contains("grant_type=client_credentials")) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        String token =
                new Tokens(issuer, keys, clientId.substring(dot + 1))
                        .user("service-account-" + clientId)
                        .client(clientId)
                        .roles("service")
                        .sign();
        answer(
                exchange,
                200,
                JsonUtil.toJson(
                        Map.of(
                                "access_token", token,
                                "token_type", "Bearer",
                                "expires_in", MACHINE_SECONDS)));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
